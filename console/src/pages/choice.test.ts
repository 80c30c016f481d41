import { describe, expect, it, vi } from 'vitest';

vi.mock('../session/api', () => ({ get: () => undefined, post: () => undefined }));
const { allRinging, canAnswer, MOST, stillChosen, tally } = await import('./choice');

const page = (id: string, state: string, mayAnswer = true) => ({ id, state, mayAnswer, brand: 'acme', why: 'opened', roles: [], conversation: 'c', stepsTaken: 1, openedAt: '2026-11-27T03:00:00Z', acks: [] });
const pages = [page('a', 'ringing'), page('b', 'acknowledged'), page('c', 'exhausted'), page('d', 'closed'), page('e', 'ringing')];

describe('choosing pages to acknowledge together', () => {
  it('offers those that ring and those that nobody answered', () => {
    expect(pages.filter(canAnswer).map((each) => each.id)).toEqual(['a', 'c', 'e']);
  });

  it('offers nobody what is for others to answer', () => {
    const others = [page('a', 'ringing', false), page('b', 'exhausted', false)];
    expect(others.filter(canAnswer)).toEqual([]);
    expect(allRinging(others)).toEqual([]);
    expect(stillChosen(['a', 'b'], others)).toEqual([]);
  });

  it('chooses all that ring at once, and no others', () => {
    expect(allRinging(pages)).toEqual(['a', 'e']);
  });

  it('lets go of what somebody else has answered meanwhile, in the order in which it was chosen', () => {
    expect(stillChosen(['e', 'b', 'gone', 'c', 'd'], pages)).toEqual(['e', 'c']);
  });

  it('never asks for more at once than the service takes', () => {
    const many = Array.from({ length: MOST + 5 }, (_, number) => page(`p${number}`, 'ringing'));
    expect(allRinging(many)).toHaveLength(MOST);
    expect(stillChosen(many.map((each) => each.id), many)).toHaveLength(MOST);
  });

  it('tells how many an answer counted for, who was first with the others, and how many needed none', () => {
    const entries = [
      { pageId: 'a', counted: true, name: '张三' },
      { pageId: 'b', counted: false, name: '李四' },
      { pageId: 'c', counted: false, name: '李四' },
      { pageId: 'd', refused: 'page-closed' },
      { pageId: 'e', refused: 'unknown-page' },
      { pageId: 'f', counted: false },
    ];
    expect(tally(entries)).toEqual({ counted: 1, earlier: 3, names: '李四, –', refused: 2 });
  });
});
