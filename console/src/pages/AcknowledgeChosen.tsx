import { App, Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { allRinging, stillChosen, tally } from './choice';
import { useAcknowledgeAll, type PushedPage } from './pages';

interface Props {
  pages: PushedPage[];
  chosen: string[];
  choose: (pages: string[]) => void;
}

/** Answers the chosen pages (批量确认) at once. */
export function AcknowledgeChosen({ pages, chosen, choose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const acknowledge = useAcknowledgeAll();
  const open = stillChosen(chosen, pages);
  const ringing = allRinging(pages);
  const answer = () =>
    acknowledge.mutate(open, {
      onSuccess: (done) => {
        const { counted, earlier, names, refused } = tally(done.items);
        const said = [t('pages.countedAll', { counted }), earlier > 0 && t('pages.earlierAll', { earlier, names }), refused > 0 && t('pages.refusedAll', { refused })];
        message[counted > 0 ? 'success' : 'info'](said.filter(Boolean).join(' '));
        choose([]);
      },
      onError: (error) => message.error(error.message),
    });
  return (
    <Space>
      <Button size="small" disabled={ringing.length === 0} onClick={() => choose(ringing)}>{t('pages.chooseRinging', { number: ringing.length })}</Button>
      <Button size="small" type="primary" disabled={open.length === 0} loading={acknowledge.isPending} onClick={answer}>{t('pages.acknowledgeAll', { number: open.length })}</Button>
    </Space>
  );
}
