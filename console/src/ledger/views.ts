import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, get, post, type Page } from '../session/api';
import type { Filter } from './filter';

export interface SavedView {
  id: string;
  owner: string;
  brand?: string | null;
  shared: boolean;
  name: string;
  filter: Filter;
}

export type WantedView = Pick<SavedView, 'name' | 'shared' | 'filter' | 'brand'>;

const KEY = ['mention-views'];

/** One's own views and those shared for one's brands. */
export function useViews() {
  return useQuery({ queryKey: KEY, queryFn: () => get<Page<SavedView>>('/api/mentions/views?limit=200'), staleTime: 30_000 });
}

export function useKeepView() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wanted: WantedView) => post<SavedView>('/api/mentions/views', wanted),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}

export function useDropView() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call(`/api/mentions/views/${id}`, { method: 'DELETE' }),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}
