import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, post, type Page as Listed } from '../session/api';

/** By what a page was grouped, and how often that came again without ringing. */
export interface Group {
  key: string;
  rule: string;
  quietUntil: string;
  releasedAt?: string | null;
  releasedBy?: string | null;
  repeats: number;
  lastRepeatAt?: string | null;
}

/** What did not ring because its group had rung. */
export interface Repeat {
  id: string;
  title: string;
  keptAt: string;
  reason: { code: string; group: string; rangAt: string; until: string };
  rung?: { page: string; by: string; at: string } | null;
}

const ALL_KEPT = 500;

export function useRepeats(page: string) {
  return useQuery({ queryKey: ['pages', 'repeats', page], queryFn: () => get<Listed<Repeat>>(`/api/pages/${page}/repeats?limit=${ALL_KEPT}`), refetchInterval: 3000 });
}

function useWrite<T>(path: (given: T) => string) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: (given: T) => post<unknown>(path(given), {}), onSettled: () => queries.invalidateQueries({ queryKey: ['pages'] }) });
}

/** Rings a repeat after all; once, however often it is asked. */
export function useRing(page: string) {
  return useWrite<string>((repeat) => `/api/pages/${page}/repeats/${repeat}/rings`);
}

/** The next of the group rings. */
export function useRelease(page: string) {
  return useWrite<void>(() => `/api/pages/${page}/group/releases`);
}

/** Whether others of the group do not ring now. */
export function isQuiet(group: Group, now: number): boolean {
  return Date.parse(group.quietUntil) > now;
}

/** Of the group's repeats so many are counted only. */
export function notKept(group: Group, kept: Repeat[]): number {
  return Math.max(0, group.repeats - kept.length);
}

/** Why a repeat did not ring, or how it was rung after all: the text, its names and times. */
export function told(repeat: Repeat): { text: string; by?: string; at: string; until?: string } {
  return repeat.rung
    ? { text: 'pages.group.rung', by: repeat.rung.by, at: repeat.rung.at }
    : { text: `pages.group.why.${repeat.reason.code}`, at: repeat.reason.rangAt, until: repeat.reason.until };
}
