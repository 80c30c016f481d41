import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, post, type Page } from '../session/api';

export interface Clock {
  clock: string;
  state: string;
  startedAt: string;
  dueAt: string;
  metAt?: string | null;
  reason?: string | null;
}

export interface Statement {
  id: string;
  kind: string;
  state: string;
  text: string;
  textHash: string;
  approvals: { as: string; by: string; at: string }[];
  urls: string[];
  publishedAt?: string | null;
}

export interface SeenPage {
  pageId: string;
  why: string;
  roles: string[];
  state: string;
  pushes: number;
  failures: number;
  acks: { name?: string | null; at: string }[];
}

export interface Incident {
  id: string;
  crisisId?: string | null;
  brand: string;
  title?: string | null;
  level: string;
  type?: string | null;
  state: string;
  squad: { name: string; lead: string; seats: { role: string; group: string; name?: string | null }[] };
  clocks: Clock[];
  factSheet?: { state: string; claims?: { claim: string; evidence: string; verdict: string }[] | null; by?: string | null } | null;
  statements: Statement[];
  pages?: SeenPage[] | null;
  /** Stories merged with its own, each with its incident when it has one. */
  links?: { how: string; crisisId: string; incidentId?: string | null }[] | null;
  quietSince?: string | null;
  publishedAt?: string | null;
  provedAt?: string | null;
  openedAt: string;
  closedAt?: string | null;
  plan?: string;
  planVersion?: number;
  drill?: string | null;
}

export interface TimelineEntry {
  seq: number;
  at: string;
  type: string;
  source: string;
  actor?: string | null;
  payload?: unknown;
  hash: string;
}

export interface Timeline extends Page<TimelineEntry> {
  head?: { seq: number; hash: string; keyId: string } | null;
}

export function useIncidents(state?: string) {
  const query = state ? `&state=${state}` : '';
  return useQuery({ queryKey: ['incidents', state ?? 'all'], queryFn: () => get<Page<Incident>>(`/api/incidents?limit=100${query}`), refetchInterval: 3000 });
}

export function useIncident(id: string) {
  return useQuery({ queryKey: ['incident', id], queryFn: () => get<Incident>(`/api/incidents/${id}`), refetchInterval: 2000 });
}

export function useTimeline(id: string) {
  return useQuery({ queryKey: ['incident', id, 'timeline'], queryFn: () => get<Timeline>(`/api/incidents/${id}/timeline?limit=500`), refetchInterval: 3000 });
}

/** A decision in the incident room; the room is read again afterwards. */
export function useDecision(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body }: { path: string; body: unknown }) => post(`/api/incidents/${id}/${path}`, body),
    onSettled: () => queries.invalidateQueries({ queryKey: ['incident', id] }),
  });
}

export type Decide = ReturnType<typeof useDecision>;
