import { Button, Card, Flex, Progress, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay } from '../session/Session';
import { clockFace, elapsedShare, moment } from '../shared/time';
import { useNow } from '../shared/useNow';
import type { Clock, Decide, Incident } from './incidents';

const COLOURS: Record<string, string> = { running: 'blue', 'at-risk': 'orange', breached: 'red', met: 'green', 'met-late': 'volcano', paused: 'purple', cancelled: 'default' };
const RUNNING = ['running', 'at-risk', 'breached'];

/** The clocks (时钟) of an incident, counting down. */
export function ClockPanel({ incident, decide }: { incident: Incident; decide: Decide }) {
  const { t } = useTranslation();
  const now = useNow();
  return (
    <Card size="small" title={t('incidents.clocks')}>
      <Flex vertical gap={10}>
        {incident.clocks.map((clock) => (
          <OneClock key={clock.clock + clock.startedAt} clock={clock} now={now} open={incident.state === 'open'} decide={decide} />
        ))}
      </Flex>
    </Card>
  );
}

function OneClock({ clock, now, open, decide }: { clock: Clock; now: number; open: boolean; decide: Decide }) {
  const { t, i18n } = useTranslation();
  const runs = RUNNING.includes(clock.state);
  const left = (Date.parse(clock.dueAt) - now) / 1000;
  return (
    <Flex align="center" gap={10} wrap>
      <Typography.Text style={{ width: 90 }}>{t(`clock.${clock.clock}`, { defaultValue: clock.clock })}</Typography.Text>
      <Tag color={COLOURS[clock.state] ?? 'default'} style={{ width: 84, textAlign: 'center' }}>{t(`clockState.${clock.state}`, { defaultValue: clock.state })}</Tag>
      <Progress
        style={{ flex: 1, minWidth: 120, margin: 0 }}
        size="small"
        percent={clock.metAt ? 100 : Math.round(100 * elapsedShare(clock.startedAt, clock.dueAt, now))}
        status={clock.metAt ? 'success' : left < 0 ? 'exception' : 'active'}
        showInfo={false}
      />
      <Typography.Text strong type={runs && left < 0 ? 'danger' : undefined} style={{ width: 90, textAlign: 'right', fontVariantNumeric: 'tabular-nums' }}>
        {runs ? clockFace(left) : moment(clock.metAt, i18n.language)}
      </Typography.Text>
      {open && <ClockActions clock={clock} decide={decide} />}
    </Flex>
  );
}

function ClockActions({ clock, decide }: { clock: Clock; decide: Decide }) {
  const { t } = useTranslation();
  const commands = useMay('commander');
  if (!commands) return null;
  const send = (action: string, reason?: string) => decide.mutate({ path: `clocks/${clock.clock}`, body: { action, reason } });
  const pause = () => {
    const reason = window.prompt(t('reason'));
    if (reason) send('pause', reason);
  };
  return (
    <Flex gap={4} style={{ width: 130 }}>
      {RUNNING.includes(clock.state) && <Button size="small" loading={decide.isPending} onClick={() => send('met')}>{t('incidents.met')}</Button>}
      {['running', 'at-risk'].includes(clock.state) && <Button size="small" onClick={pause}>{t('incidents.pause')}</Button>}
      {clock.state === 'paused' && <Button size="small" onClick={() => send('resume')}>{t('incidents.resume')}</Button>}
    </Flex>
  );
}
