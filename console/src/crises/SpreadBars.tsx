import { Flex, Progress, Typography } from 'antd';
import { briefly, secondsOf } from '../shared/time';
import type { Threshold } from '../plan/plan';

interface Props {
  spread: Record<string, number> | null | undefined;
  atLeast?: boolean;
  thresholds: Threshold[];
}

/** Spread within each window against the thresholds of the plan that ask for that window. */
export function SpreadBars({ spread, atLeast, thresholds }: Props) {
  const windows = Object.entries(spread ?? {}).sort(([a], [b]) => secondsOf(a) - secondsOf(b));
  if (windows.length === 0) return <>–</>;
  return (
    <Flex vertical gap={2} style={{ minWidth: 260 }}>
      {windows.map(([window, value]) => {
        const asked = thresholds.filter((threshold) => secondsOf(threshold.within) === secondsOf(window));
        const next = asked.find((threshold) => value <= threshold.over) ?? asked[asked.length - 1];
        return (
          <Flex key={window} gap={8} align="center">
            <Typography.Text type="secondary" style={{ width: 32 }}>{briefly(secondsOf(window))}</Typography.Text>
            <Progress
              size="small"
              style={{ flex: 1, margin: 0 }}
              percent={next ? Math.min(100, Math.round((100 * value) / Math.max(1, next.over))) : 0}
              status={next && value > next.over ? 'exception' : 'normal'}
              format={() => `${atLeast ? '≥' : ''}${value.toLocaleString()}${next ? ` / ${next.over.toLocaleString()} ${next.level}` : ''}`}
              percentPosition={{ align: 'end', type: 'outer' }}
            />
          </Flex>
        );
      })}
    </Flex>
  );
}
