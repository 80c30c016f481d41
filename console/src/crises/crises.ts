import { useQuery, useQueryClient } from '@tanstack/react-query';
import { get, type Page } from '../session/api';
import { useEvents } from '../session/useEvents';
import type { Forecast } from './forecast';

export interface LevelReached {
  level: string;
  provedAt: string;
  knownAt?: string | null;
  window?: string | null;
  spread?: number | null;
  rule?: string | null;
}

/** What lowers the confidence in the figures, by how much, and of which platforms. */
export interface Doubt {
  why: string;
  share: number;
  points: number;
  platforms?: string[] | null;
}

export interface Crisis {
  id: string;
  brand: string;
  title?: string | null;
  level: string;
  type?: string | null;
  score: number;
  factors?: Record<string, number> | null;
  spread?: Record<string, number> | null;
  atLeast?: boolean;
  confidence?: number | null;
  doubts?: Doubt[] | null;
  negativeShare?: number | null;
  remarks?: string[] | null;
  mentions: number;
  platforms?: string[] | null;
  levels?: LevelReached[] | null;
  forecasts?: Forecast[] | null;
  lastObservedAt?: string | null;
  drill?: string | null;
  state?: string;
  absorbedInto?: string | null;
}

const KEY = ['crises'];

/** The crises as graded now: asked for again whenever the stream says something; without it polling goes on alone. */
export function useCrises() {
  const queries = useQueryClient();
  const refresh = () => void queries.invalidateQueries({ queryKey: KEY });
  useEvents('/api/crises/stream', refresh, refresh);
  return useQuery({ queryKey: KEY, queryFn: () => get<Page<Crisis>>('/api/crises?limit=100'), refetchInterval: 5000 });
}

/** Neither taken up by another nor a false alarm. */
export const isOpen = (crisis: Crisis) => (crisis.state ?? 'open') === 'open';

const GRAVITY = ['L1', 'L2', 'L3', 'warn', 'watch'];

/** 0 for the gravest level. */
export const rankOf = (level: string) => (GRAVITY.includes(level) ? GRAVITY.indexOf(level) : GRAVITY.length);

/** By level, and within a level by score. */
export function gravestFirst(crises: Crisis[]): Crisis[] {
  return [...crises].sort((a, b) => rankOf(a.level) - rankOf(b.level) || b.score - a.score);
}
