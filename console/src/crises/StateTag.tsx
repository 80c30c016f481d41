import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { isOpen, type Crisis } from './crises';

/** That a crisis is graded no more, and why; nothing while it is. */
export function StateTag({ crisis }: { crisis: Crisis }) {
  const { t } = useTranslation();
  return isOpen(crisis) ? null : <Tag>{t(`story.state.${crisis.state}`, { defaultValue: crisis.state })}</Tag>;
}
