import { useQueryClient } from '@tanstack/react-query';
import { App, Badge, Button, Flex, Typography } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEvents } from '../session/useEvents';
import { moment } from '../shared/time';
import { AT_ONCE, firstPage, type Listed, type Mention } from './mentions';
import { newer, newestOf, since, unseen } from './news';

interface Props {
  /** The filter, without the order. */
  filter: string;
  /** The query of the list shown. */
  query: string;
  shown: Mention[];
  shownAt: number;
}

/** Says how many mentions have come since, and shows them when asked: nothing moves under the hand of who reads. */
export function LiveLine({ filter, query, shown, shownAt }: Props) {
  const { t, i18n } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [news, setNews] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const newest = useRef<string | null>(null);
  const add = (ids: string[]) => setNews((before) => unseen(before, ids, AT_ONCE));

  const told = (mention: Mention) => {
    newest.current = newestOf([mention], newest.current);
    add([mention.id]);
  };
  /** What came while no line stood is in the list. */
  const catchUp = async () => {
    const first = await firstPage(filter).catch(() => null);
    if (!first) return;
    add(newer(first.items, newest.current ?? (query === filter ? newestOf(shown, null) : null)));
    newest.current = newestOf(first.items, newest.current);
  };
  const live = useEvents<Mention>(`/api/mentions/stream?${filter}`, told, catchUp);

  const show = async () => {
    setBusy(true);
    try {
      const first = await firstPage(query);
      queries.setQueryData<Listed>(['mentions', query], { pages: [first], pageParams: [null] });
      setNews((now) => since(now, news));
      window.scrollTo({ top: 0 });
    } catch (problem) {
      message.error((problem as Error).message);
    } finally {
      setBusy(false);
    }
  };

  const shownIds = new Set(shown.map((mention) => mention.id));
  const left = [...news].filter((id) => !shownIds.has(id)).length;
  const count = left > AT_ONCE ? `${AT_ONCE}+` : left;
  return (
    <Flex align="center" gap={12} style={{ position: 'sticky', top: 0, zIndex: 2, height: 44, padding: '0 12px', background: left > 0 ? '#fff7e6' : '#fafafa', borderBottom: '1px solid #f0f0f0' }}>
      <Badge style={{ whiteSpace: 'nowrap' }} status={live ? 'success' : 'warning'} text={t(live ? 'ledger.live' : 'ledger.notLive')} />
      <Button size="small" type={left > 0 ? 'primary' : 'default'} loading={busy} onClick={show}>
        <span aria-live="polite">{left > 0 ? t('ledger.news', { count, n: count }) : t('ledger.refresh')}</span>
      </Button>
      <Typography.Text type="secondary" ellipsis style={{ minWidth: 0 }}>{shownAt > 0 && t('ledger.asOf', { at: moment(new Date(shownAt).toISOString(), i18n.language) })}</Typography.Text>
    </Flex>
  );
}
