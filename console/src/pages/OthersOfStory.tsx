import { Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '../shared/Failure';
import { useCodes } from '../shared/codes';
import { LevelTag } from '../shared/LevelTag';
import { moment } from '../shared/time';
import { others, useConversation, type PushedPage } from './pages';

/** What else was told of a page's story (同一事件的其他呼叫), the newest first. */
export function OthersOfStory({ page }: { page: PushedPage }) {
  const { t, i18n } = useTranslation();
  const words = useCodes();
  const told = useConversation(page.conversation);
  const rest = others(page, told.data?.items ?? []);
  if (!told.error && rest.length === 0) return null;
  return (
    <Flex vertical gap={4} style={{ marginTop: 12 }}>
      <Typography.Text type="secondary">{t('pages.others')}{page.story && <> #{page.story}</>}</Typography.Text>
      <Failure error={told.error} />
      {rest.map((other) => (
        <Flex key={other.id} gap={8} align="center" wrap>
          <Typography.Text type="secondary">{moment(other.openedAt, i18n.language)}</Typography.Text>
          <LevelTag level={other.level} />
          <Link to={`/pages/${other.id}`}>{other.title ?? words.why(other.why)}</Link>
          <Typography.Text type="secondary">{t(`pageState.${other.state}`, { defaultValue: other.state })}</Typography.Text>
        </Flex>
      ))}
    </Flex>
  );
}
