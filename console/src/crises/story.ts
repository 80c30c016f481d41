import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, getTagged, post, type Page, type Tagged } from '../session/api';
import type { Crisis } from './crises';

/** A move of the level of a crisis, what people decided of it, or quiet and forecasts that were told. */
export interface Past {
  event: string;
  from?: string;
  to?: string;
  reached?: { rule?: string | null } | null;
  change?: string;
  stories?: string[];
  mentionKeys?: string[];
  into?: string;
  level?: string;
  expectedAt?: string;
  quietSince?: string;
  madeAt?: string;
  by?: string | null;
  reason?: string | null;
  at?: string;
  changedAt?: string;
}

export interface Story extends Crisis {
  history: Past[];
}

export interface Mention {
  mention: string;
  title?: string | null;
  text?: string | null;
  parent?: string | null;
  firstSeenAt?: string | null;
}

export type Command = 'merge' | 'split' | 'move' | 'false-alarm';

/** What is decided; the service takes no more than that of others or of mentions. */
export interface Decision {
  command: Command;
  with?: string[];
  mentions?: string[];
  to?: string;
  reason: string;
}

export const MOST = { others: 20, mentions: 500 };

/** The crisis with its trail, and the tag of what was read. */
export function useStory(id: string) {
  return useQuery<Tagged<Story>>({ queryKey: ['story', id], queryFn: () => getTagged<Story>(`/api/crises/${id}`), refetchInterval: 3000 });
}

/** Its mentions in the order of their keys, page by page. */
export function useMentions(id: string) {
  return useInfiniteQuery({
    queryKey: ['story', id, 'mentions'],
    queryFn: ({ pageParam }) => get<Page<Mention>>(`/api/crises/${id}/mentions?limit=50${pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ''}`),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
}

/** Decides on what was read under a tag; answers with the crisis that the mentions are in afterwards. */
export function useDecide(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ decision, tag, key }: { decision: Decision; tag: string | null; key: string }) =>
      post<{ crisis: string }>(`/api/crises/${id}/commands`, decision, key, tag),
    onSettled: () => Promise.all(['crises', 'story'].map((name) => queries.invalidateQueries({ queryKey: [name] }))),
  });
}

/** The name of a text that says what happened, and what it needs besides the levels. */
export function told(past: Past): [string, Record<string, string | number>] {
  switch (past.event) {
    case 'level.changed':
      return ['story.past.level', {}];
    case 'crisis.regrouped':
      return [`story.past.${past.change}`, { number: past.change === 'merged' ? (past.stories ?? []).length : (past.mentionKeys ?? []).length }];
    case 'crisis.absorbed':
      return ['story.past.absorbed', {}];
    case 'crisis.false.alarm':
      return ['story.past.falseAlarm', {}];
    case 'crisis.quiet':
      return ['story.past.quiet', {}];
    case 'crisis.stirred':
      return ['story.past.stirred', {}];
    case 'forecast.made':
      return ['story.past.forecast', {}];
    default:
      return [past.event, {}];
  }
}

/** When it was decided or told. */
export const toldAt = (past: Past): string | undefined => past.at ?? past.changedAt ?? past.madeAt;

/** The other crises that took part. */
export const others = (past: Past): string[] => (past.into ? [past.into] : (past.stories ?? []));
