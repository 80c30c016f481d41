import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay } from '../session/Session';
import { useAcknowledge } from './pages';

/** Answers a page (确认) signed in. */
export function AcknowledgeButton({ id }: { id: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const allowed = useMay('analyst');
  const acknowledge = useAcknowledge(id);
  if (!allowed) return null;
  const answer = () =>
    acknowledge.mutate(undefined, {
      onSuccess: (done) => message.success(done.counted ? t('pages.counted') : t('pages.earlier', { name: done.name ?? '–' })),
      onError: (error) => message.error(error.message),
    });
  return <Button size="small" type="primary" loading={acknowledge.isPending} onClick={answer}>{t('pages.acknowledge')}</Button>;
}
