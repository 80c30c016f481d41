import { describe, expect, it, vi } from 'vitest';
import en from '../i18n/en.json';
import zh from '../i18n/zh-CN.json';
import { isQuiet, notKept, told, type Group, type Repeat } from './group';

vi.mock('../session/api', () => ({ get: () => undefined, post: () => undefined }));

const group: Group = { key: 'hit/1', rule: 'same-text', quietUntil: '2026-11-28T00:00:00Z', repeats: 130 };
const repeat: Repeat = { id: '1', title: '又一辆', keptAt: '2026-11-27T01:00:00Z', reason: { code: 'rang', group: 'hit/1', rangAt: '2026-11-27T00:00:00Z', until: '2026-11-28T00:00:00Z' } };
const rung: Repeat = { ...repeat, rung: { page: '2', by: 'analyst', at: '2026-11-27T02:00:00Z' } };

describe('a group', () => {
  it('is quiet until its time, or until somebody ends that', () => {
    expect(isQuiet(group, Date.parse('2026-11-27T23:59:59Z'))).toBe(true);
    expect(isQuiet(group, Date.parse('2026-11-28T00:00:00Z'))).toBe(false);
    expect(isQuiet({ ...group, quietUntil: '2026-11-27T03:00:00Z' }, Date.parse('2026-11-27T03:00:01Z'))).toBe(false);
  });

  it('says how many repeats are counted only, and never fewer than none while one list is older than the other', () => {
    expect(notKept(group, [repeat, rung])).toBe(128);
    expect(notKept({ ...group, repeats: 1 }, [repeat, rung])).toBe(0);
  });
});

describe('a repeat', () => {
  it('tells why it did not ring, and once it was rung who did', () => {
    expect(told(repeat)).toEqual({ text: 'pages.group.why.rang', at: '2026-11-27T00:00:00Z', until: '2026-11-28T00:00:00Z' });
    expect(told(rung)).toEqual({ text: 'pages.group.rung', by: 'analyst', at: '2026-11-27T02:00:00Z' });
  });

  it('has words for every reason and rule that the service knows', () => {
    for (const texts of [zh, en]) {
      expect(Object.keys(texts.pages.group.why)).toEqual(['rang', 'muted']);
      expect(Object.keys(texts.pages.group.rule)).toEqual(['same-text', 'same-crisis', 'same-crisis-and-level', 'same-silence', 'same-patrol', 'same-hour', 'same-mention', 'same-mute']);
    }
  });
});
