import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import type { Curve } from './curve';

vi.mock('../session/api', () => ({ get: () => undefined }));
vi.mock('react-i18next', () => ({ useTranslation: () => ({ t: (key: string) => key, i18n: { language: 'en' } }) }));

const SIZE = { width: 400, height: 100 };

const curve: Curve = {
  stretch: 'PT1M',
  windows: [
    { window: 'PT2H', thresholds: [{ level: 'L1', over: 100_000 }] },
    { window: 'PT4H', thresholds: [{ level: 'L2', over: 50_000 }] },
    { window: 'PT8H', thresholds: [{ level: 'L3', over: 10_000 }, { level: 'warn', over: 9_900 }, { level: 'watch', over: 500 }] },
  ],
  points: [
    { at: '2026-03-02T01:00:00Z', spread: { PT2H: 0, PT8H: 0 }, atLeast: false },
    { at: '2026-03-02T02:00:00Z', spread: { PT2H: 12_000, PT8H: 12_000 }, atLeast: false },
    { at: '2026-03-02T05:00:00Z', spread: { PT2H: 1_000, PT8H: 13_000 }, atLeast: true },
  ],
  proved: [
    { level: 'L3', provedAt: '2026-03-02T02:00:00Z', window: 'PT8H', spread: 12_000 },
    { level: 'watch', provedAt: '2026-03-02T01:59:00Z' },
  ],
};

describe('the curve', () => {
  it('has a line for each window that was told, from the first point to the last', async () => {
    const { draw } = await import('./curve');
    const { lines } = draw(curve, SIZE)!;
    expect(lines.map((line) => [line.window, line.newest, line.atLeast])).toEqual([['PT2H', 1_000, true], ['PT8H', 13_000, true]]);
    const [first, second, last] = lines[1]!.points.split(' ').map((point) => point.split(',').map(Number));
    expect(first).toEqual([0, 100]);
    expect(second![0]).toBe(100);
    expect(last![0]).toBe(400);
    expect(last![1]).toBeLessThan(second![1]!);
  });

  it('shows thresholds up to the next one above the peak, and no name upon another', async () => {
    const { draw } = await import('./curve');
    const { thresholds } = draw(curve, SIZE)!;
    expect(thresholds.map((threshold) => threshold.level)).toEqual(['watch', 'warn', 'L3', 'L2']);
    expect(thresholds.map((threshold) => threshold.named)).toEqual([true, true, false, true]);
    expect(thresholds.every((threshold) => threshold.y >= 0 && threshold.y <= 100)).toBe(true);
  });

  it('marks where levels were proved, those close together by the gravest', async () => {
    const { draw } = await import('./curve');
    const { marks } = draw(curve, SIZE)!;
    expect(marks).toHaveLength(1);
    expect(marks[0]!.level).toBe('L3');
    expect(marks[0]!.dots).toHaveLength(1);
  });

  it('is none of nothing, and stands in the middle of a single moment', async () => {
    const { draw } = await import('./curve');
    expect(draw({ ...curve, points: [], proved: [] }, SIZE)).toBeNull();
    const single = draw({ ...curve, points: curve.points.slice(0, 1), proved: [] }, SIZE)!;
    expect(single.lines[0]!.end).toEqual({ x: 200, y: 100 });
    expect(single.times).toHaveLength(1);
  });

  it('names thresholds with their window, and what is newest with ≥', async () => {
    const { CurveFigure } = await import('./SpreadCurve');
    const shown = renderToStaticMarkup(<CurveFigure curve={curve} width={360} />).replaceAll('<!-- -->', '');
    expect(shown).toContain('level.watch 500 / 8h');
    expect(shown).toContain('≥13,000');
    expect(shown).not.toContain('NaN');
  });
});
