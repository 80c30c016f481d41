import { useQueries, useQuery } from '@tanstack/react-query';
import { get, type Page } from '../session/api';

interface Spread {
  over: number;
  within: string;
}

export interface Plan {
  name: string;
  zone: string;
  mode: string;
  timeScale: number;
  drill?: string | null;
  brands: { id: string; name: string }[];
  grading: { levels: { level: string; spread: Spread; anyOf?: string[]; allOf?: string[] }[]; warn?: { spread: Spread } | null; watch?: { spread: Spread } | null };
  response?: {
    squads: { name: string; levels?: string[]; lead: string; seats: { role: string; group: string }[] }[];
    clocks: { clock: string; levels?: string[]; within?: string; every?: string; workingDays?: number }[];
  } | null;
}

export interface PublishedPlan {
  name: string;
  version: number;
  plan: Plan;
}

export interface PlanName {
  name: string;
  version: number;
  drill?: string | null;
  brands: string[];
}

/** A spread that a level asks for. */
export interface Threshold extends Spread {
  level: string;
}

export function usePlanNames() {
  return useQuery({ queryKey: ['plan-names'], queryFn: () => get<Page<PlanName>>('/api/plan/names'), refetchInterval: 30_000 });
}

function planQuery(name: string, version?: number) {
  return { queryKey: ['plan', name, version ?? 'now'], queryFn: () => get<PublishedPlan>(`/api/plan?name=${encodeURIComponent(name)}`) };
}

export function usePlan(name: string) {
  return useQuery(planQuery(name));
}

/** The thresholds that a brand's plan sets, lowest first. */
export function useThresholds(): (brand: string) => Threshold[] {
  const names = usePlanNames().data?.items ?? [];
  const plans = useQueries({ queries: names.map((known) => planQuery(known.name, known.version)) });
  return (brand) => {
    const index = names.findIndex((known) => known.brands.includes(brand));
    const plan = plans[index]?.data?.plan;
    return plan ? thresholdsOf(plan) : [];
  };
}

/** Every spread the plan asks for, lowest first. */
export function thresholdsOf(plan: Plan): Threshold[] {
  const rules = [
    ...plan.grading.levels.map((rule) => ({ level: rule.level, ...rule.spread })),
    ...(plan.grading.warn ? [{ level: 'warn', ...plan.grading.warn.spread }] : []),
    ...(plan.grading.watch ? [{ level: 'watch', ...plan.grading.watch.spread }] : []),
  ];
  return rules.sort((a, b) => a.over - b.over);
}
