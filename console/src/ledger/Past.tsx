import { Card, Flex, Table, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { moment } from '../shared/time';
import { COUNTERS, figure } from './figures';
import { useSaid, type Mention, type Said, type Sample } from './mentions';

/** How its counters grew, what it said before, and what people said of it. */
export function Past({ mention }: { mention: Mention }) {
  return (
    <Flex vertical gap={12}>
      <History samples={mention.history ?? []} />
      <EarlierTexts mention={mention} />
      <Corrections id={mention.id} />
    </Flex>
  );
}

function History({ samples }: { samples: Sample[] }) {
  const { t, i18n } = useTranslation();
  return (
    <Card size="small" title={t('ledger.history')}>
      <Table<Sample>
        size="small"
        rowKey={(sample) => sample.observedAt + sample.source}
        dataSource={[...samples].reverse()}
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: true }}
        columns={[
          { title: t('incidents.time'), key: 'at', render: (_, sample) => moment(sample.observedAt, i18n.language) },
          ...COUNTERS.map((name) => ({ title: t(`counter.${name}`), key: name, align: 'right' as const, render: (_: unknown, sample: Sample) => figure(sample.counters[name], sample.counters.capped) })),
          { title: t('ledger.filter.source'), key: 'source', render: (_, sample) => sample.source ?? '–' },
        ]}
      />
    </Card>
  );
}

function EarlierTexts({ mention }: { mention: Mention }) {
  const { t, i18n } = useTranslation();
  const earlier = mention.earlierTexts ?? [];
  if (earlier.length === 0) return null;
  return (
    <Card size="small" title={t('ledger.earlier')}>
      {earlier.map((text, i) => (
        <div key={i}>
          <Typography.Text type="secondary">{t('ledger.seenSo', { at: moment(text.seenAt, i18n.language) })} {text.sentiment && t(`sentiment.${text.sentiment}`, { defaultValue: text.sentiment })}</Typography.Text>
          <Typography.Paragraph style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{[text.title, text.text].filter(Boolean).join('\n')}</Typography.Paragraph>
        </div>
      ))}
    </Card>
  );
}

function Corrections({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const said = useSaid(id).data?.items ?? [];
  const words = useWordsOf();
  if (said.length === 0) return null;
  return (
    <Card size="small" title={t('ledger.said')}>
      <Flex vertical gap={6}>
        {said.map((line) => (
          <div key={`${line.revision}${line.what}`}>
            <Typography.Text type="secondary">{moment(line.at, i18n.language)} {line.by}</Typography.Text> {words(line.before)} → {words(line.after)} {line.note && <em>{line.note}</em>}
          </div>
        ))}
      </Flex>
    </Card>
  );
}

interface Standing {
  sentiment?: { label: string } | null;
  appeals?: string[];
  categories?: string[];
  crisisType?: string | null;
  notCrisis?: boolean;
  ownAccount?: boolean;
  noise?: string[];
}

/** A reading or marks in words. */
function useWordsOf(): (said: Said['before']) => string {
  const { t } = useTranslation();
  return (said) => {
    const standing = (said ?? {}) as Standing;
    const named = (kind: string, codes: (string | null | undefined)[] = []) => codes.filter(Boolean).map((code) => t(`${kind}.${code}`, { defaultValue: code! }));
    const words = [
      ...named('sentiment', [standing.sentiment?.label]), ...named('appeal', standing.appeals), ...named('category', standing.categories), ...named('type', [standing.crisisType]),
      ...(standing.notCrisis ? [t('ledger.notCrisis')] : []), ...(standing.ownAccount ? [t('ledger.ownAccount')] : []), ...named('noise', standing.noise),
    ];
    return words.join(' · ') || t('none');
  };
}
