import { describe, expect, it, vi } from 'vitest';

vi.mock('../session/api', () => ({ get: () => undefined, call: () => undefined }));
const { ago, percent, worstFirst } = await import('./coverage');

describe('the coverage board', () => {
  it('shows first what is not heard, core platforms before others', () => {
    const platform = (name: string, core: boolean, state: string) => ({ platform: name, core, state, covered: state === 'live', coverage: 0, expectedInterval: 'PT10M', sources: [] });
    const heard = [platform('weibo', true, 'live'), platform('forum', false, 'silent'), platform('zhihu', true, 'late'), platform('news', true, 'silent'), platform('douyin', true, 'live')];
    expect(worstFirst(heard).map((each) => each.platform)).toEqual(['news', 'zhihu', 'forum', 'douyin', 'weibo']);
  });

  it('rounds no gap away', () => {
    expect(percent(null)).toBe('–');
    expect(percent(0.999)).toBe('99 %');
    expect(percent(0.001)).toBe('1 %');
    expect(percent(0.888)).toBe('89 %');
    expect([percent(0), percent(1)]).toEqual(['0 %', '100 %']);
  });

  it('says how long ago in the largest unit', () => {
    const now = Date.parse('2026-11-21T01:00:00Z');
    expect(ago(null, now)).toBeNull();
    expect(ago('2026-11-21T00:59:01Z', now)).toEqual([59, 's']);
    expect(ago('2026-11-21T00:00:01Z', now)).toEqual([59, 'm']);
    expect(ago('2026-11-19T01:00:01Z', now)).toEqual([47, 'h']);
    expect(ago('2026-11-19T01:00:00Z', now)).toEqual([2, 'd']);
    expect(ago('2026-11-21T01:00:05Z', now)).toEqual([0, 's']);
  });
});
