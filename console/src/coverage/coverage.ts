import { useQuery, useQueryClient } from '@tanstack/react-query';
import { get } from '../session/api';
import { useEvents } from '../session/useEvents';

/** A source on the board; its trouble when its last try failed. */
export interface HeardSource {
  source: string;
  kind: string;
  registered: boolean;
  state: string;
  since?: string | null;
  trouble?: { code: string; zh: string; en: string } | null;
  covers: boolean;
  expectedInterval: string;
  lastGoodAt?: string | null;
}

export interface PlatformCoverage {
  platform: string;
  core: boolean;
  expectedInterval: string;
  lastGoodAt?: string | null;
  state: string;
  covered: boolean;
  coverage: number;
  sources: HeardSource[];
}

/** Shares are null when no plan names a core platform. */
interface Share {
  coverage: number | null;
  corePlatforms: number;
  coveredCorePlatforms: number;
  platforms: PlatformCoverage[];
}

export interface Board extends Share {
  brands: (Share & { brand: string })[];
  silences: { id: string; brand: string; platform: string; source: string; lastGoodAt?: string | null; raisedAt: string }[];
}

const KEY = ['coverage'];

/** The coverage board as its stream tells it; asked for again only while no line stands. */
export function useCoverage() {
  const queries = useQueryClient();
  const live = useEvents<Board>('/api/coverage/stream', (board) => queries.setQueryData(KEY, board));
  const board = useQuery({ queryKey: KEY, queryFn: () => get<Board>('/api/coverage'), refetchInterval: live ? false : 10_000 });
  return { ...board, live };
}

const WORST_FIRST = ['silent', 'late', 'live'];

/** What is not heard stands first: core platforms before others, then by state and name. */
export function worstFirst(platforms: PlatformCoverage[]): PlatformCoverage[] {
  return [...platforms].sort(
    (a, b) =>
      Number(a.covered || !a.core) - Number(b.covered || !b.core) ||
      WORST_FIRST.indexOf(a.state) - WORST_FIRST.indexOf(b.state) ||
      Number(b.core) - Number(a.core) ||
      a.platform.localeCompare(b.platform),
  );
}

/** How long ago, in words' worth: the largest unit, rounded down; null when never. */
export function ago(at: string | null | undefined, now: number): [number, 's' | 'm' | 'h' | 'd'] | null {
  if (!at) return null;
  const seconds = Math.max(0, Math.floor((now - Date.parse(at)) / 1000));
  if (seconds < 60) return [seconds, 's'];
  if (seconds < 3600) return [Math.floor(seconds / 60), 'm'];
  return seconds < 48 * 3600 ? [Math.floor(seconds / 3600), 'h'] : [Math.floor(seconds / 86400), 'd'];
}

/** A share in whole per cent, never 100 or 0 by rounding. */
export function percent(share: number | null | undefined): string {
  if (share == null) return '–';
  const rounded = Math.round(100 * share);
  return `${share < 1 && rounded === 100 ? 99 : share > 0 && rounded === 0 ? 1 : rounded} %`;
}
