import { describe, expect, it } from 'vitest';
import { newer, newestOf } from './news';

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
});
