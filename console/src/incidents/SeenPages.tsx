import { Card, Flex, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { AcknowledgeButton } from '../pages/AcknowledgeButton';
import { useMay } from '../session/Session';
import { useCodes } from '../shared/codes';
import { moment } from '../shared/time';
import type { SeenPage } from './incidents';

const OPEN = ['requested', 'opened', 'escalated'];

/** Who was told of the incident, and who answered. */
export function SeenPages({ pages }: { pages: SeenPage[] }) {
  const { t, i18n } = useTranslation();
  const words = useCodes();
  const answers = useMay('analyst');
  return (
    <Card size="small" title={t('incidents.pages')}>
      <Flex vertical gap={8}>
        {pages.length === 0 && <Typography.Text type="secondary">{t('none')}</Typography.Text>}
        {pages.map((page) => (
          <Flex key={page.pageId} gap={8} align="center" wrap>
            <Tag color={OPEN.includes(page.state) ? 'orange' : page.state === 'acknowledged' ? 'green' : 'red'}>{t(`pageState.${page.state}`, { defaultValue: page.state })}</Tag>
            <span>{words.why(page.why)}</span>
            <Typography.Text type="secondary">{words.roles(page.roles)} · {page.pushes}↑ {page.failures > 0 && `${page.failures}✗`}</Typography.Text>
            {page.acks.map((ack) => <Typography.Text key={ack.at} type="success">{t('pages.by', { name: ack.name ?? '–', at: moment(ack.at, i18n.language) })}</Typography.Text>)}
            {answers && OPEN.includes(page.state) && <AcknowledgeButton id={page.pageId} />}
          </Flex>
        ))}
      </Flex>
    </Card>
  );
}
