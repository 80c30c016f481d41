import { describe, expect, it, vi } from 'vitest';

vi.mock('../session/api', () => ({ get: () => undefined, getTagged: () => undefined, post: () => undefined }));

describe('the trail of a story', () => {
  it('says what was done, with how many mentions or stories', async () => {
    const { told } = await import('./story');
    expect(told({ event: 'level.changed', from: 'warn', to: 'L3' })).toEqual(['story.past.level', {}]);
    expect(told({ event: 'crisis.regrouped', change: 'merged', stories: ['a', 'b'], mentionKeys: [] })).toEqual(['story.past.merged', { number: 2 }]);
    expect(told({ event: 'crisis.regrouped', change: 'moved-in', stories: ['a'], mentionKeys: ['weibo:1', 'weibo:2', 'weibo:3'] })).toEqual(['story.past.moved-in', { number: 3 }]);
    expect(told({ event: 'crisis.yet.unknown' })[0]).toBe('crisis.yet.unknown');
  });

  it('leads to the others that took part', async () => {
    const { others } = await import('./story');
    expect(others({ event: 'crisis.absorbed', into: 'a' })).toEqual(['a']);
    expect(others({ event: 'crisis.regrouped', stories: ['b'] })).toEqual(['b']);
    expect(others({ event: 'level.changed' })).toEqual([]);
  });

  it('has words for everything that grading tells, in both languages', async () => {
    const { told } = await import('./story');
    const changes = ['merged', 'split', 'split-off', 'moved-out', 'moved-in'].map((change) => ({ event: 'crisis.regrouped', change }));
    const events = ['level.changed', 'crisis.absorbed', 'crisis.false.alarm', 'crisis.quiet', 'crisis.stirred', 'forecast.made'].map((event) => ({ event }));
    for (const file of ['zh-CN', 'en']) {
      const words = (await import(`../i18n/${file}.json`)).default;
      for (const past of [...changes, ...events]) {
        const [key] = told(past);
        expect(key.split('.').reduce((at: Record<string, unknown>, part: string) => at[part] as Record<string, unknown>, words), key).toBeTypeOf('string');
      }
    }
  });
});
