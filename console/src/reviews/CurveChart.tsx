import { useTranslation } from 'react-i18next';
import { briefly, secondsOf } from '../shared/time';
import type { Curve, Effect } from './reviews';

const WIDTH = 900;
const HEIGHT = 180;

/** The spread within the shortest window over time; a mark for each statement. */
export function CurveChart({ curve, effects }: { curve: Curve; effects: Effect[] }) {
  const { t } = useTranslation();
  const window = Object.keys(curve.peaks).sort((a, b) => secondsOf(a) - secondsOf(b))[0];
  const first = curve.points[0];
  const last = curve.points[curve.points.length - 1];
  if (!window || !first || !last || curve.points.length < 2) return null;
  const from = Date.parse(first.at);
  const span = Math.max(1, Date.parse(last.at) - from);
  const top = Math.max(1, ...curve.points.map((point) => point.spread[window] ?? 0));
  const x = (at: string) => (WIDTH * (Date.parse(at) - from)) / span;
  const y = (value: number) => HEIGHT - (HEIGHT * value) / top;
  const line = curve.points.map((point) => `${x(point.at).toFixed(1)},${y(point.spread[window] ?? 0).toFixed(1)}`).join(' ');
  return (
    <figure style={{ margin: 0 }}>
      <svg viewBox={`-4 -4 ${WIDTH + 8} ${HEIGHT + 8}`} width="100%" role="img" aria-label={t('reviews.curve', { window: briefly(secondsOf(window)) })}>
        <polyline points={line} fill="none" stroke="#c8401a" strokeWidth={2} />
        {effects.filter((effect) => x(effect.at) >= 0 && x(effect.at) <= WIDTH).map((effect) => (
          <line key={effect.statementId} x1={x(effect.at)} x2={x(effect.at)} y1={0} y2={HEIGHT} stroke="#1677ff" strokeDasharray="4 3" />
        ))}
      </svg>
      <figcaption style={{ color: '#888' }}>{t('reviews.curve', { window: briefly(secondsOf(window)) })} · max {top.toLocaleString()}</figcaption>
    </figure>
  );
}
