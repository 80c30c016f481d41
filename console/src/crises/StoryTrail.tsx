import { Card, Timeline, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { moment } from '../shared/time';
import { others, told, toldAt, type Past } from './story';

/** Every move of its level, what people decided of it, and quiet and forecasts that were told (经过), the newest first: who, when and why. */
export function StoryTrail({ history }: { history: Past[] }) {
  const { t } = useTranslation();
  return (
    <Card size="small" title={t('story.trail')}>
      {history.length === 0 && <Typography.Text type="secondary">{t('none')}</Typography.Text>}
      <Timeline items={[...history].reverse().map((past, index) => ({ key: index, color: past.by ? 'red' : 'gray', content: <Step past={past} /> }))} />
    </Card>
  );
}

function Step({ past }: { past: Past }) {
  const { t, i18n } = useTranslation();
  const [text, values] = told(past);
  const level = (code: string | undefined) => t(`level.${code ?? 'none'}`, { defaultValue: code ?? '–' });
  return (
    <>
      <div>
        {t(text, { ...values, from: level(past.from), to: level(past.to), level: level(past.level), at: moment(past.expectedAt, i18n.language), since: moment(past.quietSince, i18n.language) })}
        {others(past).map((id) => <span key={id}> · <Link to={`/crises/${id}`}>{t('story.other')} {id.slice(0, 8)}</Link></span>)}
      </div>
      <Typography.Text type="secondary">
        {moment(toldAt(past), i18n.language)}
        {past.by && ` · ${past.by}`}
        {!past.by && past.reached && ` · ${t('story.byRule', { rule: past.reached.rule ?? '–' })}`}
        {past.reason && ` · ${past.reason}`}
      </Typography.Text>
    </>
  );
}
