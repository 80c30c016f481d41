import { briefly, secondsOf } from '../shared/time';

/** A threshold above a crisis and when it is expected to be passed; without times it is improbable. */
export interface Forecast {
  level: string;
  rule: string;
  window: string;
  over: number;
  spread: number;
  lastHour: number;
  probability: number;
  horizon: string;
  expectedAt?: string | null;
  earliest?: string | null;
  latest?: string | null;
}

/** The name of a text and what it needs: in how long, with the interval; not expected; or that its time has passed. */
export function told(forecast: Forecast, now: number): [string, Record<string, string | number>] {
  const figures = {
    percent: Math.round(100 * forecast.probability),
    horizon: briefly(secondsOf(forecast.horizon)),
    spread: forecast.spread.toLocaleString(),
    over: forecast.over.toLocaleString(),
    lastHour: forecast.lastHour.toLocaleString(),
    window: briefly(secondsOf(forecast.window)),
  };
  if (!forecast.expectedAt || !forecast.earliest || !forecast.latest) return ['forecast.unlikely', figures];
  const minutes = (at: string) => Math.max(0, Math.round((Date.parse(at) - now) / 60_000));
  if (Date.parse(forecast.latest) < now) return ['forecast.passed', figures];
  return ['forecast.expected', { ...figures, expected: minutes(forecast.expectedAt), low: minutes(forecast.earliest), high: minutes(forecast.latest) }];
}
