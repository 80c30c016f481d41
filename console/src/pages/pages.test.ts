import { describe, expect, it, vi } from 'vitest';
import { others, type PushedPage } from './pages';

vi.mock('../session/api', () => ({ get: () => undefined, post: () => undefined }));

const page = (id: string): PushedPage => ({ id, brand: 'acme', conversation: 'c', mayAnswer: true, why: 'opened', roles: [], state: 'ringing', stepsTaken: 0, openedAt: '2026-11-27T00:00:00Z', acks: [] });

describe('a page', () => {
  it('names the others of its story in their order, and never itself', () => {
    expect(others(page('2'), [page('3'), page('2'), page('1')]).map((other) => other.id)).toEqual(['3', '1']);
    expect(others(page('2'), [page('2')])).toEqual([]);
  });
});
