import { Descriptions, Drawer, Flex, Skeleton, Space, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Failure } from '../shared/Failure';
import { moment } from '../shared/time';
import { COUNTERS, figure, spreadFigure } from './figures';
import type { Name } from './filter';
import { spansOf } from './found';
import { FoundText } from './FoundText';
import { HandlingPanel } from './HandlingPanel';
import { MarksPanel } from './MarksPanel';
import { useDecision, useMention, wholeText, type Mention } from './mentions';
import { Past } from './Past';
import { ReadingPanel } from './ReadingPanel';
import { MarkTags, SentimentTag } from './Tags';

interface Props {
  id: string;
  words: string[];
  leave: () => void;
  filterBy: (name: Name, value: string) => void;
}

/** A mention with all that is known and said of it, beside the list. */
export function MentionDrawer({ id, words, leave, filterBy }: Props) {
  const { t } = useTranslation();
  const mention = useMention(id);
  return (
    <Drawer open onClose={leave} size="min(760px, 100vw)" title={t('ledger.mention')} styles={{ body: { padding: 16 } }}>
      <Failure error={mention.error} />
      {mention.isLoading && <Skeleton active paragraph={{ rows: 14 }} />}
      {mention.data && <Details key={id} mention={mention.data} words={words} filterBy={filterBy} />}
    </Drawer>
  );
}

function Details({ mention, words, filterBy }: { mention: Mention } & Pick<Props, 'words' | 'filterBy'>) {
  const decide = useDecision(mention.id);
  return (
    <Space orientation="vertical" size={12} style={{ width: '100%' }}>
      <Facts mention={mention} filterBy={filterBy} />
      <Text mention={mention} words={words} filterBy={filterBy} />
      <Failure error={decide.error} />
      <HandlingPanel mention={mention} decide={decide} />
      <ReadingPanel mention={mention} decide={decide} />
      <MarksPanel mention={mention} decide={decide} />
      <Past mention={mention} />
    </Space>
  );
}

function Facts({ mention, filterBy }: { mention: Mention } & Pick<Props, 'filterBy'>) {
  const { t, i18n } = useTranslation();
  const author = mention.author;
  const at = (time?: string | null) => moment(time, i18n.language);
  return (
    <Descriptions size="small" column={{ xs: 1, sm: 2 }}>
      <Descriptions.Item label={t('ledger.filter.platform')}>{t(`platform.${mention.platform}`, { defaultValue: mention.platform })} {mention.kind && t(`kind.${mention.kind}`, { defaultValue: mention.kind })}</Descriptions.Item>
      <Descriptions.Item label={t('ledger.author')}>
        {author?.key ? <Typography.Link onClick={() => filterBy('author', author.key!)} href={`#/mentions?author=${encodeURIComponent(author.key)}`}>{author.name ?? author.key.slice(0, 8)}</Typography.Link> : (author?.name ?? '–')}
        {author?.followers != null && <Typography.Text type="secondary"> · {t('ledger.followers', { n: author.followers.toLocaleString() })}</Typography.Text>}
      </Descriptions.Item>
      <Descriptions.Item label={t('ledger.published')}>{at(mention.publishedAt)}</Descriptions.Item>
      <Descriptions.Item label={t('ledger.firstSeen')}>{at(mention.firstSeenAt)}</Descriptions.Item>
      <Descriptions.Item label={t('ledger.filter.source')}>{mention.source ?? '–'}</Descriptions.Item>
      <Descriptions.Item label={t('ledger.filter.link')}>{mention.url ? <Address url={mention.url} /> : '–'}</Descriptions.Item>
      <Descriptions.Item label={t('crises.spread')}>{spreadFigure(mention)}</Descriptions.Item>
      {COUNTERS.map((name) => <Descriptions.Item key={name} label={t(`counter.${name}`)}>{figure(mention.counters[name], mention.counters.capped)}</Descriptions.Item>)}
    </Descriptions>
  );
}

/** Others wrote it: only addresses of the web are links. */
function Address({ url }: { url: string }) {
  if (!/^https?:\/\//i.test(url)) return <Typography.Text style={{ overflowWrap: 'anywhere' }}>{url}</Typography.Text>;
  return <Typography.Link href={url} target="_blank" rel="noreferrer noopener" ellipsis style={{ maxWidth: 260 }}>{url}</Typography.Link>;
}

function Text({ mention, words, filterBy }: { mention: Mention } & Pick<Props, 'words' | 'filterBy'>) {
  const { t } = useTranslation();
  const text = wholeText(mention);
  const terms = [...new Set(mention.brands.flatMap((concern) => concern.terms))];
  const spans = [...(mention.reading?.evidence ?? []), ...spansOf(text, words, 'search'), ...spansOf(text, terms, 'term')];
  return (
    <article>
      <Typography.Paragraph style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', padding: 12, background: '#fafafa', fontSize: 15 }}><FoundText text={text} spans={spans} /></Typography.Paragraph>
      <Flex gap={4} wrap align="center">
        <SentimentTag mention={mention} />
        {mention.brands.map((concern) => <MarkTags key={concern.brand} concern={concern} />)}
        {terms.length > 0 && <Typography.Text type="secondary">{t('ledger.terms')}</Typography.Text>}
        {terms.map((term) => (
          <a key={term} href={`#/mentions?term=${encodeURIComponent(term)}`} onClick={(click) => (click.preventDefault(), filterBy('term', term))}><Tag color="gold">{term}</Tag></a>
        ))}
      </Flex>
    </article>
  );
}
