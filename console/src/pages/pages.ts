import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, post, type Page as Listed } from '../session/api';
import type { Group } from './group';

export interface PushedPage {
  id: string;
  brand: string;
  drill?: string | null;
  incidentId?: string | null;
  /** All pages of one story have the same. */
  conversation: string;
  /** By what its story is found in a chat; absent for what is of none. */
  story?: string | null;
  level?: string | null;
  why: string;
  title?: string | null;
  roles: string[];
  state: string;
  stepsTaken: number;
  openedAt: string;
  policy?: string;
  /** The plan's route by which it came to its policy. */
  route?: string | null;
  /** Somebody muted its matter: it rings then, or was only recorded. */
  mutedUntil?: string | null;
  /** Its next step waits for the plan's quiet hours to end. */
  quietUntil?: string | null;
  /** Absent for what is asked for by itself, such as an incident's. */
  group?: Group | null;
  acks: { name?: string | null; at: string }[];
  /** Analysts may, and whoever it called. */
  mayAnswer: boolean;
}

export interface Acknowledgement {
  counted: boolean;
  name?: string | null;
}

/** What became of one page of several; refused is a code. */
export interface BulkEntry {
  pageId: string;
  counted?: boolean;
  name?: string | null;
  refused?: string;
}

export function usePages(state?: string) {
  const query = state ? `&state=${state}` : '';
  return useQuery({ queryKey: ['pages', state ?? 'all'], queryFn: () => get<Listed<PushedPage>>(`/api/pages?limit=100${query}`), refetchInterval: 3000 });
}

/** The one that a push named. */
export function usePage(id?: string) {
  return useQuery({ queryKey: ['pages', 'one', id], queryFn: () => get<PushedPage>(`/api/pages/${id}`), refetchInterval: 3000, enabled: Boolean(id) });
}

/** The newest pages of one conversation. */
export function useConversation(id?: string) {
  return useQuery({ queryKey: ['pages', 'conversation', id], queryFn: () => get<Listed<PushedPage>>(`/api/pages?conversation=${id}&limit=50`), refetchInterval: 10000, enabled: Boolean(id) });
}

/** What else was told of a page's story. */
export function others(page: PushedPage, told: PushedPage[]): PushedPage[] {
  return told.filter((other) => other.id !== page.id);
}

/** Each click is a request of its own: a page that rings again is answered again. */
export function useAcknowledge(id: string) {
  const settled = useSettled();
  return useMutation({ mutationFn: () => post<Acknowledgement>(`/api/pages/${id}/acks`, {}), onSettled: settled });
}

export function useAcknowledgeAll() {
  const settled = useSettled();
  return useMutation({ mutationFn: (pages: string[]) => post<Listed<BulkEntry>>('/api/pages/acks', { pages }), onSettled: settled });
}

function useSettled() {
  const queries = useQueryClient();
  return () => Promise.all(['pages', 'incident'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
}
