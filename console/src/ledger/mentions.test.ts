import { describe, expect, it, vi } from 'vitest';
import { figure, spreadFigure } from './figures';

vi.mock('../session/api', () => ({ get: () => undefined, put: () => undefined }));
const { wholeText, withRow } = await import('./mentions');

const unknown = { reposts: null, comments: null, likes: null, views: null, capped: false };

describe('figures', () => {
  it('tell unknown from zero and a lower bound from a count', () => {
    expect(figure(null, false)).toBe('–');
    expect(figure(null, true)).toBe('–');
    expect(figure(0, false)).toBe('0');
    expect(figure(999, true)).toBe('≥ 999');
  });

  it('of spread have no sum of what nobody knows', () => {
    expect(spreadFigure({ spread: 0, counters: { ...unknown, views: 7 } })).toBe('–');
    expect(spreadFigure({ spread: 5, counters: { ...unknown, likes: 5 } })).toBe('≥ 5');
    expect(spreadFigure({ spread: 6, counters: { reposts: 1, comments: 2, likes: 3, views: null, capped: false } })).toBe('6');
    expect(spreadFigure({ spread: 6, counters: { reposts: 1, comments: 2, likes: 3, views: null, capped: true } })).toBe('≥ 6');
  });
});

describe('a mention', () => {
  const mention = (id: string, status: string) => ({
    id, platform: 'weibo', externalId: id, firstSeenAt: '2026-11-21T01:00:00Z', counters: unknown, spread: 0, samples: 1, revision: 1, history: [],
    brands: [{ brand: 'b', terms: [], negativeByRule: false, ownAccount: false, mediaAuthor: false, notCrisis: false, status, handlingVersion: 0, noise: [] }],
  });

  it('is read as title and text in one, where evidence points', () => {
    expect(wholeText({ title: '标题', text: '正文' })).toBe('标题\n正文');
    expect(wholeText({ title: null, text: '正文' })).toBe('正文');
    expect(wholeText({ title: '标题', text: null })).toBe('标题');
  });

  it('that was decided on changes in its place, on whatever page', () => {
    const listed = { pages: [{ items: [mention('3', 'open')], next: 'c' }, { items: [mention('2', 'open'), mention('1', 'open')], next: null }], pageParams: [null, 'c'] };
    const now = withRow(listed, mention('2', 'closed'));
    expect(now.pages.map((page) => page.items.map((item) => `${item.id} ${item.brands[0]?.status}`))).toEqual([['3 open'], ['2 closed', '1 open']]);
    expect(now.pageParams).toEqual([null, 'c']);
  });
});
