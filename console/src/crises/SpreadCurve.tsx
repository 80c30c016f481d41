import { Card, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Failure } from '../shared/Failure';
import { briefly, secondsOf } from '../shared/time';
import { useWidth } from '../shared/useWidth';
import { draw, useCurve, type Curve, type Drawing } from './curve';

const HEIGHT = 220;
const ABOVE = 18;
const BELOW = 20;

/** The spread within each window over time (传播曲线), the thresholds of the plan, and where levels were proved. */
export function SpreadCurve({ id }: { id: string }) {
  const { t } = useTranslation();
  const curve = useCurve(id);
  const [room, width] = useWidth<HTMLDivElement>();
  return (
    <Card size="small" title={t('curve.title')}>
      <Failure error={curve.error} />
      <div ref={room}>{curve.data && width > 0 && <CurveFigure curve={curve.data} width={width} />}</div>
    </Card>
  );
}

export function CurveFigure({ curve, width }: { curve: Curve; width: number }) {
  const { t } = useTranslation();
  const drawing = draw(curve, { width, height: HEIGHT });
  if (!drawing) return <Typography.Text type="secondary">{t('curve.empty')}</Typography.Text>;
  const windows = drawing.lines.map((line) => briefly(secondsOf(line.window))).join(', ');
  const stretch = secondsOf(curve.stretch);
  return (
    <figure style={{ margin: 0 }}>
      <svg viewBox={`0 ${-ABOVE} ${width} ${HEIGHT + ABOVE + BELOW}`} width={width} height={HEIGHT + ABOVE + BELOW} role="img" aria-label={t('curve.label', { windows })} fontSize={11} style={{ display: 'block', overflow: 'visible' }}>
        <line x1={0} x2={width} y1={HEIGHT} y2={HEIGHT} stroke="#d9d9d9" />
        <Times times={drawing.times} width={width} />
        <Thresholds thresholds={drawing.thresholds} width={width} />
        {drawing.lines.map((line) => (
          <g key={line.window} stroke={line.colour} strokeWidth={2} strokeLinejoin="round" strokeLinecap="round">
            <polyline points={line.points} fill="none" />
            <circle cx={line.end.x} cy={line.end.y} r={2} fill={line.colour} />
          </g>
        ))}
        <Names thresholds={drawing.thresholds} />
        <Marks marks={drawing.marks} width={width} />
      </svg>
      <figcaption>
        <Flex gap="0 16px" wrap>
          {drawing.lines.map((line) => (
            <span key={line.window}>
              <span style={{ color: line.colour }}>━</span> {t('curve.within', { window: briefly(secondsOf(line.window)) })} <b>{line.atLeast && '≥'}{line.newest.toLocaleString()}</b>
            </span>
          ))}
        </Flex>
        <Typography.Text type="secondary" style={{ fontSize: 12 }}>{t('curve.means')}{stretch > 60 && ` ${t('curve.thinned', { stretch: briefly(stretch) })}`}</Typography.Text>
      </figcaption>
    </figure>
  );
}

function Thresholds({ thresholds, width }: { thresholds: Drawing['thresholds']; width: number }) {
  return thresholds.map(({ level, window, colour, y }) => <line key={`${level} ${window}`} x1={0} x2={width} y1={y} y2={y} stroke={colour} strokeOpacity={0.6} strokeDasharray="4 4" />);
}

/** Above the lines: a white rim keeps the letters readable. */
function Names({ thresholds }: { thresholds: Drawing['thresholds'] }) {
  const { t } = useTranslation();
  return thresholds.filter(({ named }) => named).map(({ level, over, window, colour, y }) => (
    <text key={`${level} ${window}`} x={2} y={y - 3} fill={colour} stroke="#fff" strokeWidth={3} paintOrder="stroke">
      {t(`level.${level}`, { defaultValue: level })} {over.toLocaleString()} / {briefly(secondsOf(window))}
    </text>
  ));
}

function Marks({ marks, width }: { marks: Drawing['marks']; width: number }) {
  const { t } = useTranslation();
  return marks.map(({ level, x, dots }) => (
    <g key={x}>
      <line x1={x} x2={x} y1={0} y2={HEIGHT} stroke="#8c8c8c" strokeOpacity={0.5} />
      {dots.map((dot, index) => <circle key={index} cx={dot.x} cy={dot.y} r={4} fill="#fff" stroke="#262626" strokeWidth={2} />)}
      <text x={x} y={-5} textAnchor={anchor(x, width)} fill="#262626" fontWeight={600}>{t(`level.${level}`, { defaultValue: level })}</text>
    </g>
  ));
}

function Times({ times, width }: { times: Drawing['times']; width: number }) {
  const { i18n } = useTranslation();
  const told = new Intl.DateTimeFormat(i18n.language, { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false });
  return times.map(({ x, at }) => (
    <text key={at} x={x} y={HEIGHT + 14} textAnchor={anchor(x, width)} fill="#8c8c8c">{told.format(new Date(at))}</text>
  ));
}

const anchor = (x: number, width: number) => (x < 40 ? 'start' : x > width - 40 ? 'end' : 'middle');
