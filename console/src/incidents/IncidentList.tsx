import { Flex, Segmented, Table, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '../shared/Failure';
import { DrillTag, LevelTag } from '../shared/LevelTag';
import { moment } from '../shared/time';
import { useIncidents, type Incident } from './incidents';

export function IncidentList() {
  const { t, i18n } = useTranslation();
  const [state, setState] = useState<string>('');
  const incidents = useIncidents(state || undefined);
  const states = [{ value: '', label: t('all') }, { value: 'open', label: t('incidents.open') }, { value: 'closed', label: t('incidents.closed') }];
  return (
    <>
      <Flex align="center" gap={12} style={{ marginBottom: 12 }}>
        <Typography.Title level={3} style={{ margin: 0 }}>{t('incidents.heading')}</Typography.Title>
        <Segmented options={states} value={state} onChange={setState} />
      </Flex>
      <Failure error={incidents.error} />
      <Table<Incident>
        rowKey="id"
        loading={incidents.isLoading}
        dataSource={incidents.data?.items ?? []}
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        scroll={{ x: true }}
        columns={[
          { title: t('levelColumn'), key: 'level', render: (_, incident) => <LevelTag level={incident.level} /> },
          { title: t('title'), key: 'title', render: (_, incident) => <><DrillTag drill={incident.drill} /><Link to={`/incidents/${incident.id}`}>{incident.title ?? incident.id}</Link></> },
          { title: t('brand'), dataIndex: 'brand' },
          { title: t('state'), key: 'state', render: (_, incident) => t(`incidents.${incident.state}`) },
          { title: t('incidents.squad'), key: 'squad', render: (_, incident) => incident.squad.name },
          { title: t('openedAt'), key: 'opened', render: (_, incident) => moment(incident.openedAt, i18n.language) },
          { title: t('closedAt'), key: 'closed', render: (_, incident) => moment(incident.closedAt, i18n.language) },
        ]}
      />
    </>
  );
}
