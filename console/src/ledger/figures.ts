import type { Counters, Mention } from './mentions';

/** A counter as people read it: a dash when nobody knows it, ≥ when it is a lower bound. */
export function figure(value: number | null | undefined, atLeast: boolean): string {
  return value == null ? '–' : `${atLeast ? '≥ ' : ''}${value.toLocaleString()}`;
}

/** 转+评+赞: of counters that nobody knows there is no sum, and one with an unknown part is a lower bound. */
export function spreadFigure(mention: Pick<Mention, 'spread' | 'counters'>): string {
  const parts = [mention.counters.reposts, mention.counters.comments, mention.counters.likes];
  const known = parts.filter((part) => part != null).length;
  return known === 0 ? '–' : figure(mention.spread, mention.counters.capped || known < parts.length);
}

export const COUNTERS = ['reposts', 'comments', 'likes', 'views'] as const satisfies (keyof Counters)[];
