import { Card, Table, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Failure } from '../shared/Failure';
import { moment } from '../shared/time';
import { useTimeline, type TimelineEntry } from './incidents';

/** The chained timeline (时间线), newest first. */
export function TimelinePanel({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const timeline = useTimeline(id);
  const head = timeline.data?.head;
  const newestFirst = [...(timeline.data?.items ?? [])].reverse();
  return (
    <Card
      size="small"
      title={t('incidents.timeline')}
      extra={head && <Typography.Text type="secondary" copyable={{ text: head.hash }}>{t('incidents.signedHead')} #{head.seq} {head.hash.slice(0, 12)}…</Typography.Text>}
    >
      <Failure error={timeline.error} />
      <Table<TimelineEntry>
        size="small"
        rowKey="seq"
        loading={timeline.isLoading}
        dataSource={newestFirst}
        pagination={{ pageSize: 15, hideOnSinglePage: true }}
        scroll={{ x: true }}
        expandable={{ expandedRowRender: (entry) => <pre style={{ margin: 0, overflow: 'auto' }}>{JSON.stringify(entry.payload, null, 2)}</pre> }}
        columns={[
          { title: t('incidents.seq'), dataIndex: 'seq', width: 60 },
          { title: t('incidents.time'), key: 'at', render: (_, entry) => moment(entry.at, i18n.language) },
          { title: t('incidents.entry'), dataIndex: 'type' },
          { title: t('incidents.source'), dataIndex: 'source' },
          { title: t('incidents.actor'), key: 'actor', render: (_, entry) => entry.actor ?? '–' },
        ]}
      />
    </Card>
  );
}
