import { Button, Empty, Flex, Skeleton, Typography } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { Failure } from '../shared/Failure';
import { ExportButton } from './ExportButton';
import { filterOf, NAMES, queryOf, wordsOf, type Filter } from './filter';
import { FilterBar } from './FilterBar';
import { LiveLine } from './LiveLine';
import { MentionDrawer } from './MentionDrawer';
import { MentionRow } from './MentionRow';
import { useMentions, type Mention } from './mentions';
import { SavedViews } from './SavedViews';

/** The ledger (舆情台账): every mention that was heard, and what is done about it. */
export function Ledger() {
  const { t } = useTranslation();
  const { id } = useParams();
  const navigate = useNavigate();
  const [url, setUrl] = useSearchParams();
  const filter = filterOf(url);
  const sort = url.get('sort') === 'spread' ? 'spread' : 'newest';
  const query = queryOf(filter, sort === 'spread' ? { sort } : {});
  const listed = useMentions(query);
  const items = useMemo(() => (listed.data?.pages ?? []).flatMap((page) => page.items), [listed.data]);

  const choose = (change: Filter & { sort?: string }) => {
    const { sort: order = sort, ...rest } = change;
    setUrl(queryOf({ ...filter, ...rest }, order === 'spread' ? { sort: order } : {}));
  };
  const apply = (view: Filter) => choose({ ...Object.fromEntries(NAMES.map((name) => [name, undefined])), ...view });

  return (
    <>
      <Flex align="center" gap={12} wrap style={{ marginBottom: 12 }}>
        <Typography.Title level={3} style={{ margin: 0, flex: 1 }}>{t('ledger.heading')}</Typography.Title>
        <SavedViews filter={filter} apply={apply} />
        <ExportButton filter={filter} />
      </Flex>
      <FilterBar filter={filter} sort={sort} choose={choose} />
      <div style={{ marginTop: 12 }}>
        <Failure error={listed.error} />
        <LiveLine key={query} filter={queryOf(filter)} query={query} shown={items} shownAt={listed.isPlaceholderData ? 0 : listed.dataUpdatedAt} />
        <Rows items={items} query={query} words={wordsOf(filter.q)} listed={listed} />
      </div>
      {id && <MentionDrawer id={id} words={wordsOf(filter.q)} leave={() => navigate(`/mentions?${query}`)} filterBy={(name, value) => navigate(`/mentions?${queryOf({ [name]: value })}`)} />}
    </>
  );
}

interface RowsProps {
  items: Mention[];
  query: string;
  words: string[];
  listed: ReturnType<typeof useMentions>;
}

function Rows({ items, query, words, listed }: RowsProps) {
  const { t } = useTranslation();
  const found = useMemo(() => words, [words.join('\n')]);
  if (listed.isLoading) return <Skeleton active paragraph={{ rows: 12 }} style={{ padding: 12, background: '#fff' }} />;
  const ended = items.length === 0 && !listed.hasNextPage && listed.data;
  return (
    <div style={{ opacity: listed.isPlaceholderData ? 0.5 : 1 }} aria-busy={listed.isFetching}>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {items.map((mention) => <MentionRow key={mention.id} mention={mention} words={found} to={`/mentions/${mention.id}?${query}`} />)}
      </ul>
      {ended && <Empty style={{ padding: 48, background: '#fff' }} description={t('ledger.empty')} />}
      <Flex justify="center" align="center" gap={12} style={{ height: 64 }}>
        {listed.hasNextPage && items.length === 0 && <Typography.Text type="secondary">{t('ledger.notYet')}</Typography.Text>}
        {listed.hasNextPage && <Button loading={listed.isFetchingNextPage} onClick={() => listed.fetchNextPage()}>{t('ledger.more')}</Button>}
        {!listed.hasNextPage && items.length > 0 && <Typography.Text type="secondary">{t('ledger.end', { n: items.length })}</Typography.Text>}
      </Flex>
    </div>
  );
}
