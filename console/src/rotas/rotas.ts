import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, get, post, type Page } from '../session/api';

export interface Person {
  id: string;
  name: string;
  /** Who signs in as them; absent for nobody. */
  user?: string | null;
  roles: string[];
}

export interface Rota {
  role: string;
  layers: { people: string[] }[];
}

export interface Shift {
  from: string;
  to: string;
  person: string;
  name: string;
}

/** Somebody asks a colleague to take a stretch of their duty (换班请求). */
export interface Offer {
  id: string;
  offerer: string;
  /** Absent for anybody in the rota. */
  asked?: string;
  from: string;
  to: string;
  inExchange?: { from: string; to: string };
  reason?: string;
  state: string;
  answerer?: string;
  answeredAt?: string;
}

/** What a person asks for: of somebody, of anybody, or in exchange for a shift of whoever has it. */
export interface Wish {
  from: string;
  to: string;
  asked?: string;
  inExchange?: { from: string; to: string };
  reason?: string;
}

export const usePeople = () => useQuery({ queryKey: ['people'], queryFn: () => get<Page<Person>>('/api/people') });

export const useRotas = () => useQuery({ queryKey: ['rotas'], queryFn: () => get<Page<Rota>>('/api/rotas') });

export function useShifts(role?: string) {
  return useQuery({ queryKey: ['rotas', role, 'shifts'], queryFn: () => get<Page<Shift>>(`/api/rotas/${role}/shifts`), refetchInterval: 10_000, enabled: Boolean(role) });
}

export function useOffers(role?: string) {
  return useQuery({ queryKey: ['rotas', role, 'offers'], queryFn: () => get<Page<Offer>>(`/api/rotas/${role}/offers`), refetchInterval: 10_000, enabled: Boolean(role) });
}

/** Makes an offer, or answers or withdraws one. */
export function useSwap(role: string) {
  const queries = useQueryClient();
  const settled = () => queries.invalidateQueries({ queryKey: ['rotas', role] });
  const path = `/api/rotas/${role}/offers`;
  return {
    make: useMutation({ mutationFn: (wish: Wish) => post<Offer>(path, wish), onSettled: settled }),
    answer: useMutation({ mutationFn: ({ id, answer }: { id: string; answer: 'acceptance' | 'refusal' }) => post<Offer>(`${path}/${id}/${answer}`, {}), onSettled: settled }),
    withdraw: useMutation({ mutationFn: (id: string) => call(`${path}/${id}`, { method: 'DELETE' }), onSettled: settled }),
  };
}
