import { App, Button, Card, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../session/Session';
import { Failure } from '../shared/Failure';
import { moment } from '../shared/time';
import { useNow } from '../shared/useNow';
import { isQuiet, notKept, told, useRelease, useRepeats, useRing, type Group, type Repeat } from './group';

/** By what a page was grouped (归并), what came again and did not ring, and undoing either. */
export function GroupPanel({ page, group }: { page: string; group: Group }) {
  const { t, i18n } = useTranslation();
  const { message } = App.useApp();
  const allowed = useMay('analyst');
  const quiet = isQuiet(group, useNow());
  const kept = useRepeats(page);
  const release = useRelease(page);
  const items = kept.data?.items ?? [];
  const rest = kept.data ? notKept(group, items) : 0;
  const end = () => release.mutate(undefined, { onSuccess: () => message.success(t('pages.group.released')), onError: (error) => message.error(error.message) });
  return (
    <Card size="small" style={{ marginTop: 12 }} title={t('pages.group.heading', { n: group.repeats })} extra={allowed && quiet && <Button size="small" loading={release.isPending} onClick={end}>{t('pages.group.release')}</Button>}>
      <Typography.Paragraph type="secondary">
        {t(`pages.group.rule.${group.rule}`, { defaultValue: group.rule })} · <code>{group.key}</code>
        {quiet && <> · {t('pages.group.quiet', { until: moment(group.quietUntil, i18n.language) })}</>}
        {group.releasedAt && <> · {t('pages.group.releasedBy', { by: group.releasedBy ?? '–', at: moment(group.releasedAt, i18n.language) })}</>}
      </Typography.Paragraph>
      <Failure error={kept.error} />
      <Flex vertical gap={8}>
        {items.map((repeat) => <RepeatLine key={repeat.id} page={page} repeat={repeat} allowed={allowed} />)}
        {rest > 0 && <Typography.Text type="secondary">{t('pages.group.notKept', { n: rest })}</Typography.Text>}
      </Flex>
    </Card>
  );
}

function RepeatLine({ page, repeat, allowed }: { page: string; repeat: Repeat; allowed: boolean }) {
  const { t, i18n } = useTranslation();
  const { message } = App.useApp();
  const ring = useRing(page);
  const { text, by, at, until } = told(repeat);
  const rung = () => ring.mutate(repeat.id, { onSuccess: () => message.success(t('pages.group.rings')), onError: (error) => message.error(error.message) });
  return (
    <Flex gap={8} align="center" wrap>
      <Typography.Text type="secondary">{moment(repeat.keptAt, i18n.language)}</Typography.Text>
      {repeat.rung ? <Link to={`/pages/${repeat.rung.page}`}>{repeat.title}</Link> : <span>{repeat.title}</span>}
      <Typography.Text type="secondary">{t(text, { by, at: moment(at, i18n.language), until: moment(until, i18n.language) })}</Typography.Text>
      {allowed && !repeat.rung && <Button size="small" loading={ring.isPending} onClick={rung}>{t('pages.group.ring')}</Button>}
    </Flex>
  );
}
