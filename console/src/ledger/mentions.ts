import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { get, put, type Page } from '../session/api';

/** Null is unknown. */
export interface Counters {
  reposts: number | null;
  comments: number | null;
  likes: number | null;
  views: number | null;
  capped: boolean;
}

/** Why a mention concerns a brand, and what is done about it. */
export interface Concern {
  brand: string;
  terms: string[];
  negativeByRule: boolean;
  ownAccount: boolean;
  mediaAuthor: boolean;
  notCrisis: boolean;
  drill?: string | null;
  status: string;
  owner?: string | null;
  handlingVersion: number;
  noise: string[];
}

export interface Reading {
  sentiment?: { label: string; probability: number } | null;
  appeals?: string[];
  categories?: string[];
  crisisType?: string | null;
  evidence?: { start: number; end: number; why: string }[];
}

export interface Sample {
  observedAt: string;
  counters: Counters;
  source?: string | null;
}

export interface Mention {
  id: string;
  platform: string;
  externalId: string;
  kind?: string | null;
  url?: string | null;
  title?: string | null;
  text?: string | null;
  author?: { key?: string | null; name?: string | null; followers?: number | null; verified?: string | null } | null;
  publishedAt?: string | null;
  firstSeenAt: string;
  lastObservedAt?: string | null;
  counters: Counters;
  spread: number;
  samples: number;
  brands: Concern[];
  sentiment?: string | null;
  sentimentBy?: string | null;
  reading?: Reading | null;
  revision: number;
  source?: string | null;
  history?: Sample[] | null;
  earlierTexts?: { title?: string | null; text?: string | null; sentiment?: string | null; seenAt: string }[] | null;
}

export type Listed = InfiniteData<Page<Mention>, string | null>;

export const AT_ONCE = 50;

/** Title and text as they were read: evidence points into this. */
export function wholeText(mention: Pick<Mention, 'title' | 'text'>): string {
  return [mention.title, mention.text].filter((part) => part != null).join('\n');
}

export function firstPage(query: string): Promise<Page<Mention>> {
  return get<Page<Mention>>(`/api/mentions?${query}&limit=${AT_ONCE}`);
}

/** The ledger, page after page. What comes meanwhile is counted by the live line and does not push anything down. */
export function useMentions(query: string) {
  return useInfiniteQuery({
    queryKey: ['mentions', query],
    queryFn: ({ pageParam }) => (pageParam ? get<Page<Mention>>(`/api/mentions?${query}&limit=${AT_ONCE}&cursor=${encodeURIComponent(pageParam)}`) : firstPage(query)),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

export function useMention(id: string) {
  return useQuery({ queryKey: ['mention', id], queryFn: () => get<Mention>(`/api/mentions/${id}`), refetchInterval: 15_000 });
}

/** What people said about it. */
export interface Said {
  revision: number;
  what: string;
  brand?: string | null;
  by: string;
  at: string;
  before?: unknown;
  after?: unknown;
  note?: string | null;
}

export function useSaid(id: string) {
  return useQuery({ queryKey: ['mention', id, 'readings'], queryFn: () => get<Page<Said>>(`/api/mentions/${id}/readings?limit=50`) });
}

export interface NoiseReason {
  brand: string;
  kind: string;
  inForce: boolean;
  score?: number | null;
  words: string[];
  groupSize?: number | null;
  setBy?: string | null;
}

export function useNoise(id: string) {
  return useQuery({ queryKey: ['mention', id, 'noise'], queryFn: () => get<Page<NoiseReason>>(`/api/mentions/${id}/noise`) });
}

/** Says something against the machine or about the handling; the mention is read again afterwards, also when somebody was quicker. */
export function useDecision(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body, version }: { path: string; body: unknown; version: number }) => put(`/api/mentions/${id}/${path}`, body, version),
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ['mention', id] });
      const now = queries.getQueryData<Mention>(['mention', id]);
      if (now) queries.setQueriesData<Listed>({ queryKey: ['mentions'] }, (listed) => listed && withRow(listed, now));
    },
  });
}

export type Decide = ReturnType<typeof useDecision>;

/** The list with this mention as it now is, where it stood. */
export function withRow(listed: Listed, now: Mention): Listed {
  const row = { ...now, history: null, earlierTexts: null };
  return { ...listed, pages: listed.pages.map((page) => ({ ...page, items: page.items.map((item) => (item.id === now.id ? row : item)) })) };
}

interface Brand {
  id: string;
  name: string;
}

/** The brands that one may see. */
export function useBrands() {
  return useQuery({ queryKey: ['brands'], queryFn: () => get<Page<Brand>>('/api/brands'), staleTime: 60_000 });
}

/** What a brand is called; its id while that is not known. */
export function useBrandName(): (id: string) => string {
  const brands = useBrands().data?.items ?? [];
  return (id) => brands.find((brand) => brand.id === id)?.name ?? id;
}
