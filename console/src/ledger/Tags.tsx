import { Tag, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useBrandName, type Concern, type Mention } from './mentions';

const SENTIMENTS: Record<string, string> = { negative: 'red', neutral: 'default', positive: 'green' };
const STATUSES: Record<string, string> = { open: 'default', watching: 'blue', handled: 'green', closed: 'default' };

/** The sentiment, and by whom it is said. */
export function SentimentTag({ mention }: { mention: Mention }) {
  const { t } = useTranslation();
  if (!mention.sentiment) return <Tag>{t('ledger.unread')}</Tag>;
  return (
    <Tag color={SENTIMENTS[mention.sentiment] ?? 'default'}>
      {t(`sentiment.${mention.sentiment}`, { defaultValue: mention.sentiment })} · {t(`ledger.by.${mention.sentimentBy}`, { defaultValue: mention.sentimentBy ?? '' })}
    </Tag>
  );
}

/** Why it weighs less or not at all. */
export function MarkTags({ concern }: { concern: Concern }) {
  const { t } = useTranslation();
  return (
    <>
      {concern.notCrisis && <Tag color="geekblue">{t('ledger.notCrisis')}</Tag>}
      {concern.ownAccount && <Tag color="geekblue">{t('ledger.ownAccount')}</Tag>}
      {concern.mediaAuthor && <Tag color="magenta">{t('ledger.mediaAuthor')}</Tag>}
      {concern.noise.map((kind) => <Tooltip key={kind} title={t('ledger.noiseMeans')}><Tag color="gold">{t(`noise.${kind}`, { defaultValue: kind })}</Tag></Tooltip>)}
    </>
  );
}

/** What is done about it for a brand. */
export function HandlingTag({ concern }: { concern: Concern }) {
  const { t } = useTranslation();
  const nameOf = useBrandName();
  const said = [nameOf(concern.brand), t(`handling.${concern.status}`, { defaultValue: concern.status }), concern.owner].filter(Boolean).join(' · ');
  return <Tag color={STATUSES[concern.status] ?? 'default'} variant={concern.status === 'open' ? 'outlined' : 'filled'}>{said}</Tag>;
}
