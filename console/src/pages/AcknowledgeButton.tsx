import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAcknowledge } from './pages';

/** Answers a page (确认) signed in; for those who may. */
export function AcknowledgeButton({ id }: { id: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const acknowledge = useAcknowledge(id);
  const answer = () =>
    acknowledge.mutate(undefined, {
      onSuccess: (done) => message.success(done.counted ? t('pages.counted') : t('pages.earlier', { name: done.name ?? '–' })),
      onError: (error) => message.error(error.message),
    });
  return <Button size="small" type="primary" loading={acknowledge.isPending} onClick={answer}>{t('pages.acknowledge')}</Button>;
}
