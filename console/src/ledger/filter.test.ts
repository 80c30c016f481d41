import { describe, expect, it } from 'vitest';
import { besides, fieldOf, filterOf, momentOf, queryOf, wordsOf } from './filter';

describe('a filter', () => {
  it('is read from the address and written back the same', () => {
    const url = new URLSearchParams('noise=none&q=电池 自燃&brand=langyan&sort=spread&cursor=x&evil=1&platform=&author=%20k%20');
    expect(filterOf(url)).toEqual({ brand: 'langyan', noise: 'none', q: '电池 自燃', author: 'k' });
    expect(filterOf(new URLSearchParams(queryOf(filterOf(url))))).toEqual(filterOf(url));
  });

  it('makes the same query in whatever order it was put together', () => {
    expect(queryOf({ q: '召回', brand: 'a' })).toBe(queryOf({ brand: 'a', q: '召回' }));
    expect(queryOf({ brand: 'a' }, { sort: 'spread', cursor: undefined })).toBe('brand=a&sort=spread');
  });

  it('shows what no field shows', () => {
    expect(besides({ brand: 'a', owner: '李雷', term: '避雷' })).toEqual([['term', '避雷'], ['owner', '李雷']]);
  });
});

describe('a search', () => {
  it('takes words, and in quotes what stands together', () => {
    expect(wordsOf('电池 "自燃 了" “召回”')).toEqual(['电池', '自燃 了', '召回']);
    expect(wordsOf('"没有收尾')).toEqual(['没有收尾']);
    expect(wordsOf(undefined)).toEqual([]);
  });
});

describe('a time', () => {
  it('goes through the field and back to the minute', () => {
    expect(momentOf(fieldOf('2026-11-21T01:05:00.000Z'))).toBe('2026-11-21T01:05:00.000Z');
    expect(fieldOf(undefined)).toBe('');
    expect(fieldOf('yesterday')).toBe('');
    expect(momentOf('')).toBeUndefined();
  });
});
