import { Button, Card, Flex, Table, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Failure } from '../shared/Failure';
import { moment } from '../shared/time';
import { MOST, useMentions, type Mention } from './story';

interface Props {
  id: string;
  chosen: string[];
  /** Absent for somebody who may not regroup. */
  choose?: ((mentions: string[]) => void) | undefined;
}

/** The mentions of a story; those to be split off or moved are chosen here. */
export function StoryMentions({ id, chosen, choose }: Props) {
  const { t, i18n } = useTranslation();
  const mentions = useMentions(id);
  const rows = mentions.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card size="small" title={t('story.mentions')}>
      <Failure error={mentions.error} />
      <Table<Mention>
        rowKey="mention"
        size="small"
        loading={mentions.isLoading}
        dataSource={rows}
        pagination={false}
        scroll={{ x: true, y: 520 }}
        {...(choose && {
          rowSelection: {
            selectedRowKeys: chosen,
            onChange: (keys: React.Key[]) => choose(keys.map(String).slice(0, MOST.mentions)),
          },
        })}
        columns={[
          {
            title: t('title'),
            key: 'text',
            render: (_, mention) => (
              <>
                <Typography.Text>{mention.title || mention.text || '–'}</Typography.Text>
                {mention.title && mention.text && <Typography.Paragraph type="secondary" ellipsis={{ rows: 2 }} style={{ margin: 0 }}>{mention.text}</Typography.Paragraph>}
                <div><Typography.Text type="secondary">{mention.mention}</Typography.Text></div>
              </>
            ),
          },
          { title: t('story.firstSeen'), key: 'seen', width: 190, render: (_, mention) => moment(mention.firstSeenAt, i18n.language) },
        ]}
      />
      {mentions.hasNextPage && (
        <Flex justify="center" style={{ marginTop: 8 }}>
          <Button size="small" loading={mentions.isFetchingNextPage} onClick={() => mentions.fetchNextPage()}>{t('story.more')}</Button>
        </Flex>
      )}
    </Card>
  );
}
