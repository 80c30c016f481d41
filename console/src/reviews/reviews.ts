import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, post, save, type Page } from '../session/api';

export interface Words {
  zh: string;
  en: string;
}

export interface ClockLine {
  clock: string;
  startedAt: string;
  plannedSeconds: number;
  realSeconds?: number | null;
  lateSeconds: number;
  outcome: string;
}

export interface Effect {
  statementId: string;
  kind: string;
  at: string;
  before?: number | null;
  after?: number | null;
  changePercent?: number | null;
  atLeast: boolean;
}

export interface Curve {
  peaks: Record<string, number>;
  points: { at: string; level: string; spread: Record<string, number> }[];
}

export interface Report {
  cause?: string | null;
  squad?: string | null;
  openedAt: string;
  closedAt: string;
  handledSeconds: number;
  timeliness: ClockLine[];
  paging: { pages: number; pushes: number; failedPushes: number; escalations: number; exhausted: number; firstPushSeconds?: number | null; firstAckSeconds?: number | null };
  spread: Curve;
  effects: Effect[];
  gaps: { kind: string; what: Words }[];
  timeline: { at: string; type: string; what: Words; source: string }[];
}

export interface Review {
  id: string;
  incidentId: string;
  brand: string;
  title?: string | null;
  level: string;
  state: string;
  drill?: string | null;
  countsForKpis: boolean;
  revision: number;
  draftedAt: string;
  dueOn: string;
  dueSure: boolean;
  signatures: { by: string; at: string; comment?: string | null }[];
  report?: Report | null;
}

export function useReviews() {
  return useQuery({ queryKey: ['reviews'], queryFn: () => get<Page<Review>>('/api/reviews?limit=100'), refetchInterval: 5000 });
}

export function useReview(id: string) {
  return useQuery({ queryKey: ['review', id], queryFn: () => get<Review>(`/api/reviews/${id}`), refetchInterval: 5000 });
}

export function useSign(review: Review) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (comment: string) => post(`/api/reviews/${review.id}/signatures`, { comment, revision: review.revision }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['review', review.id] }),
  });
}

/** The review as a file, in the language shown. */
export function download(review: Review): Promise<void> {
  return save(`/api/reviews/${review.id}`, `review-${review.id}.md`, 'text/markdown');
}
