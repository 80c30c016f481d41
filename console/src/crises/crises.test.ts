import { describe, expect, it, vi } from 'vitest';

vi.mock('../session/api', () => ({ get: () => undefined, call: () => undefined }));

describe('the board', () => {
  it('shows the gravest first, whatever was seen last', async () => {
    const { gravestFirst } = await import('./crises');
    const crisis = (id: string, level: string, score: number) => ({ id, brand: 'b', level, score, mentions: 1 });
    const seen = [crisis('a', 'warn', 90), crisis('b', 'L3', 40), crisis('c', 'L1', 50), crisis('d', 'L3', 60), crisis('e', 'none', 99)];
    expect(gravestFirst(seen).map((each) => each.id)).toEqual(['c', 'd', 'b', 'a', 'e']);
  });
});
