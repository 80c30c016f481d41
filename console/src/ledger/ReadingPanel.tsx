import { Button, Card, Descriptions, Flex, Input, Select, Tag, Typography } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../session/Session';
import { APPEALS, CATEGORIES, CHOICES, CRISIS_TYPES } from './filter';
import type { Span } from './found';
import { useWhy } from './FoundText';
import { wholeText, type Decide, type Mention, type Reading } from './mentions';

const LONGEST_NOTE = 500;

/** What the text says (研判), the words that led there, and what a person says instead. */
export function ReadingPanel({ mention, decide }: { mention: Mention; decide: Decide }) {
  const { t } = useTranslation();
  const [correcting, setCorrecting] = useState(false);
  const allowed = useMay('analyst') && mention.brands.length > 0;
  const button = allowed && <Button size="small" aria-expanded={correcting} onClick={() => setCorrecting(!correcting)}>{t('ledger.correct')}</Button>;
  return (
    <Card size="small" title={t('ledger.reading')} extra={button}>
      <Read reading={mention.reading} />
      <Evidence mention={mention} />
      {correcting && <Correct mention={mention} decide={decide} done={() => setCorrecting(false)} />}
    </Card>
  );
}

function Read({ reading }: { reading?: Reading | null | undefined }) {
  const { t } = useTranslation();
  if (!reading) return <Typography.Text type="secondary">{t('ledger.unread')}</Typography.Text>;
  const said = (kind: string, codes?: string[]) => (codes ?? []).map((code) => t(`${kind}.${code}`, { defaultValue: code })).join(' · ') || t('none');
  const sentiment = reading.sentiment && `${t(`sentiment.${reading.sentiment.label}`)} ${Math.round(100 * reading.sentiment.probability)} %`;
  return (
    <Descriptions size="small" column={{ xs: 1, sm: 2 }}>
      <Descriptions.Item label={t('ledger.textSays')}>{sentiment ?? '–'}</Descriptions.Item>
      <Descriptions.Item label={t('ledger.crisisType')}>{reading.crisisType ? t(`type.${reading.crisisType}`, { defaultValue: reading.crisisType }) : t('none')}</Descriptions.Item>
      <Descriptions.Item label={t('ledger.appeal')}>{said('appeal', reading.appeals)}</Descriptions.Item>
      <Descriptions.Item label={t('ledger.category')}>{said('category', reading.categories)}</Descriptions.Item>
    </Descriptions>
  );
}

/** The words that led there, by what they led to. */
function Evidence({ mention }: { mention: Mention }) {
  const { t } = useTranslation();
  const why = useWhy();
  const text = wholeText(mention);
  const evidence = mention.reading?.evidence ?? [];
  const led = [...new Set(evidence.map((span) => span.why))];
  if (led.length === 0) return null;
  return (
    <Flex vertical gap={4}>
      <Typography.Text type="secondary">{t('ledger.evidence')}</Typography.Text>
      {led.map((to) => (
        <div key={to}>{why(to)}: {wordsFor(text, evidence, to).map((word) => <Tag key={word}>{word}</Tag>)}</div>
      ))}
    </Flex>
  );
}

function wordsFor(text: string, evidence: Span[], why: string): string[] {
  const words = evidence.filter((span) => span.why === why).map((span) => text.slice(span.start, span.end));
  return [...new Set(words)].filter(Boolean);
}

interface Said {
  sentiment?: string;
  appeals?: string[];
  categories?: string[];
  crisisType?: string;
}

/** What is not said stays as it was; the service takes it so. */
function Correct({ mention, decide, done }: { mention: Mention; decide: Decide; done: () => void }) {
  const { t } = useTranslation();
  const [said, setSaid] = useState<Said>({});
  const [note, setNote] = useState('');
  const before = mention.reading;
  const options = (kind: string, codes: readonly string[]) => codes.map((value) => ({ value, label: t(`${kind}.${value}`) }));
  const types = [...options('type', CRISIS_TYPES), { value: 'none', label: t('none') }];
  const save = () => decide.mutate({ path: 'reading', body: { ...said, note }, version: mention.revision }, { onSuccess: done });
  return (
    <Flex vertical gap={8} style={{ marginTop: 12 }}>
      <Field label={t('ledger.filter.sentiment')}>
        <Select value={said.sentiment ?? before?.sentiment?.label} options={options('sentiment', CHOICES.sentiment)} aria-label={t('ledger.filter.sentiment')} style={{ width: '100%' }} onChange={(sentiment) => setSaid({ ...said, sentiment })} />
      </Field>
      <Field label={t('ledger.appeal')}>
        <Select mode="multiple" value={said.appeals ?? before?.appeals ?? []} options={options('appeal', APPEALS)} aria-label={t('ledger.appeal')} style={{ width: '100%' }} onChange={(appeals) => setSaid({ ...said, appeals })} />
      </Field>
      <Field label={t('ledger.category')}>
        <Select mode="multiple" value={said.categories ?? before?.categories ?? []} options={options('category', CATEGORIES)} aria-label={t('ledger.category')} style={{ width: '100%' }} onChange={(categories) => setSaid({ ...said, categories })} />
      </Field>
      <Field label={t('ledger.crisisType')}>
        <Select value={said.crisisType ?? before?.crisisType ?? 'none'} options={types} aria-label={t('ledger.crisisType')} style={{ width: '100%' }} onChange={(crisisType) => setSaid({ ...said, crisisType })} />
      </Field>
      <Field label={t('ledger.note')}><Input value={note} maxLength={LONGEST_NOTE} aria-label={t('ledger.note')} onChange={(field) => setNote(field.target.value)} /></Field>
      <Flex gap={8} align="center" wrap>
        <Button type="primary" disabled={Object.keys(said).length === 0} loading={decide.isPending} onClick={save}>{t('ledger.save')}</Button>
        <Typography.Text type="secondary">{t('ledger.wins')}</Typography.Text>
      </Flex>
    </Flex>
  );
}

function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Flex gap={8} align="center">
      <Typography.Text type="secondary" style={{ width: 88, flexShrink: 0 }}>{label}</Typography.Text>
      <div style={{ flex: 1, minWidth: 0 }}>{children}</div>
    </Flex>
  );
}
