import { useQuery } from '@tanstack/react-query';
import { get } from '../session/api';
import { rankOf, type LevelReached } from './crises';

/** How the spread of a crisis went, as it was told, against what its plan asks for. */
export interface Curve {
  stretch: string;
  windows: { window: string; thresholds: { level: string; over: number }[] }[];
  points: { at: string; spread: Record<string, number>; atLeast: boolean }[];
  proved: LevelReached[];
}

export interface Size {
  width: number;
  height: number;
}

interface Line {
  window: string;
  colour: string;
  points: string;
  end: { x: number; y: number };
  newest: number;
  atLeast: boolean;
}

interface Threshold {
  level: string;
  over: number;
  window: string;
  colour: string;
  y: number;
  named: boolean;
}

/** Where levels were proved, those close together under the gravest of them; the dots where the spread is known. */
interface Mark {
  level: string;
  x: number;
  dots: { x: number; y: number }[];
}

export interface Drawing {
  lines: Line[];
  thresholds: Threshold[];
  marks: Mark[];
  times: { x: number; at: string }[];
}

const COLOURS = ['#c8401a', '#d48806', '#1677ff', '#722ed1', '#389e0d'];
const NAME = { height: 14, width: 70 };
const TIME_WIDTH = 110;

export function useCurve(id: string) {
  return useQuery({ queryKey: ['story', id, 'curve'], queryFn: () => get<Curve>(`/api/crises/${id}/curve`), refetchInterval: 15_000 });
}

/** The curve laid out; null when nothing was told. Thresholds up to the next one above the peak are shown. */
export function draw(curve: Curve, { width, height }: Size): Drawing | null {
  if (curve.points.length === 0) return null;
  const times = [...curve.points.map((point) => point.at), ...curve.proved.map((level) => level.provedAt)].map((at) => Date.parse(at));
  const from = Math.min(...times);
  const to = Math.max(...times);
  const x = (at: string) => (to === from ? width / 2 : (width * (Date.parse(at) - from)) / (to - from));
  const top = topOf(curve);
  const y = (value: number) => height * (1 - Math.sqrt(value / top));
  const colour = new Map(curve.windows.map(({ window }, index) => [window, COLOURS[index % COLOURS.length]!]));
  return {
    lines: curve.windows.flatMap(({ window }) => lineOf(curve, window, colour.get(window)!, x, y)),
    thresholds: named(
      curve.windows
        .flatMap(({ window, thresholds }) => thresholds.map((threshold) => ({ ...threshold, window, colour: colour.get(window)!, y: y(threshold.over), named: true })))
        .filter((threshold) => threshold.over <= top),
    ),
    marks: marksOf(curve.proved, x, y),
    times: ticks(from, to, width).map((at) => ({ x: x(at), at })),
  };
}

function topOf(curve: Curve): number {
  const peak = Math.max(1, ...curve.points.flatMap((point) => Object.values(point.spread)), ...curve.proved.map((level) => level.spread ?? 0));
  const above = curve.windows.flatMap(({ thresholds }) => thresholds.map(({ over }) => over)).filter((over) => over > peak);
  return 1.1 * (above.length > 0 ? Math.min(...above) : peak);
}

function lineOf(curve: Curve, window: string, colour: string, x: (at: string) => number, y: (value: number) => number): Line[] {
  const told = curve.points.filter((point) => point.spread[window] !== undefined);
  const newest = told[told.length - 1];
  if (!newest) return [];
  const points = told.map((point) => `${x(point.at).toFixed(1)},${y(point.spread[window]!).toFixed(1)}`).join(' ');
  return [{ window, colour, points, end: { x: x(newest.at), y: y(newest.spread[window]!) }, newest: newest.spread[window]!, atLeast: newest.atLeast }];
}

/** A name that would stand on another one is left out; its line stays. */
function named(thresholds: Threshold[]): Threshold[] {
  let free = Infinity;
  return [...thresholds]
    .sort((a, b) => b.y - a.y)
    .map((threshold) => {
      const fits = threshold.y <= free;
      free = fits ? threshold.y - NAME.height : free;
      return { ...threshold, named: fits };
    });
}

function marksOf(proved: LevelReached[], x: (at: string) => number, y: (value: number) => number): Mark[] {
  const marks: Mark[] = [];
  for (const level of [...proved].sort((a, b) => Date.parse(a.provedAt) - Date.parse(b.provedAt))) {
    const at = x(level.provedAt);
    const dots = typeof level.spread === 'number' ? [{ x: at, y: y(level.spread) }] : [];
    const last = marks[marks.length - 1];
    if (last && at - last.x < NAME.width) {
      last.level = rankOf(level.level) < rankOf(last.level) ? level.level : last.level;
      last.dots.push(...dots);
    } else {
      marks.push({ level: level.level, x: at, dots });
    }
  }
  return marks;
}

function ticks(from: number, to: number, width: number): string[] {
  const parts = to === from ? 0 : Math.max(1, Math.floor(width / TIME_WIDTH) - 1);
  return Array.from({ length: parts + 1 }, (_, part) => new Date(parts === 0 ? from : from + ((to - from) * part) / parts).toISOString());
}
