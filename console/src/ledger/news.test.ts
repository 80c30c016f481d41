import { describe, expect, it } from 'vitest';
import { newer, newestOf, since, unseen } from './news';

const items = (...ids: string[]) => ids.map((id) => ({ id }));

describe('what is new', () => {
  it('is what came after the newest known, in whatever order it is told', () => {
    const known = newestOf(items('0199-b', '0199-c', '0199-a'), null);
    expect(known).toBe('0199-c');
    expect(newestOf(items('0199-a'), known)).toBe('0199-c');
    expect(newer(items('0199-e', '0199-c', '0199-d', '0199-b'), known)).toEqual(['0199-e', '0199-d']);
  });

  it('is nothing while there is nothing to compare with', () => {
    expect(newestOf([], null)).toBeNull();
    expect(newer(items('0199-a'), null)).toEqual([]);
  });

  it('is kept only as far as it is counted', () => {
    const many = unseen(new Set(['a', 'b']), ['b', 'c', 'd', 'e'], 3);
    expect([...many]).toEqual(['a', 'b', 'c', 'd']);
    expect(unseen(many, ['f'], 3)).toBe(many);
  });

  it('is not lost when it comes while the list is read anew', () => {
    const asked = new Set(['a', 'b']);
    expect([...since(new Set(['a', 'b', 'c']), asked)]).toEqual(['c']);
  });
});
