import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';

const COLOURS: Record<string, string> = { L1: 'red', L2: 'volcano', L3: 'orange', warn: 'gold', watch: 'blue', none: 'default' };

export function LevelTag({ level }: { level: string | null | undefined }) {
  const { t } = useTranslation();
  if (!level) return <>–</>;
  return <Tag color={COLOURS[level] ?? 'default'}>{t(`level.${level}`, { defaultValue: level })}</Tag>;
}

export function DrillTag({ drill }: { drill: string | null | undefined }) {
  const { t } = useTranslation();
  return drill ? <Tag color="purple">{t('drill')}</Tag> : null;
}
