import { Card, Descriptions, Flex, Select, Space, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../shared/Failure';
import { DrillTag, LevelTag } from '../shared/LevelTag';
import { briefly, secondsOf } from '../shared/time';
import { usePlan, usePlanNames, type Plan } from './plan';

/** The plan (预案) as it is in force. */
export function PlanView() {
  const { t } = useTranslation();
  const [name, setName] = useState('default');
  const names = usePlanNames();
  const plan = usePlan(name);
  return (
    <>
      <Flex align="center" gap={12} style={{ marginBottom: 12 }}>
        <Typography.Title level={3} style={{ margin: 0 }}>{t('plan.heading')}</Typography.Title>
        <Select value={name} onChange={setName} style={{ minWidth: 200 }} options={(names.data?.items ?? []).map((known) => ({ value: known.name, label: known.name }))} />
        {plan.data && <Tag>{t('plan.version')} {plan.data.version}</Tag>}
        <DrillTag drill={plan.data?.plan.drill} />
      </Flex>
      <Failure error={plan.error} />
      {plan.data && <Sections plan={plan.data.plan} />}
    </>
  );
}

function Sections({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  return (
    <Space orientation="vertical" size={12} style={{ width: '100%' }}>
      <Card size="small">
        <Descriptions size="small" column={4}>
          <Descriptions.Item label={t('plan.brands')}>{plan.brands.map((brand) => `${brand.name} (${brand.id})`).join(', ')}</Descriptions.Item>
          <Descriptions.Item label={t('plan.mode')}>{plan.mode}</Descriptions.Item>
          <Descriptions.Item label={t('plan.zone')}>{plan.zone}</Descriptions.Item>
          <Descriptions.Item label={t('plan.timeScale')}>{plan.timeScale}</Descriptions.Item>
        </Descriptions>
      </Card>
      <Card size="small" title={t('plan.levels')}>
        <Table
          size="small"
          pagination={false}
          rowKey="level"
          dataSource={plan.grading.levels}
          columns={[
            { title: t('plan.levels'), key: 'level', render: (_, rule) => <LevelTag level={rule.level} /> },
            { title: t('plan.over'), key: 'over', render: (_, rule) => rule.spread.over.toLocaleString() },
            { title: t('plan.within'), key: 'within', render: (_, rule) => briefly(secondsOf(rule.spread.within)) },
            { title: t('plan.anyOf'), key: 'any', render: (_, rule) => (rule.anyOf ?? []).join(', ') || '–' },
            { title: t('plan.allOf'), key: 'all', render: (_, rule) => (rule.allOf ?? []).join(', ') || '–' },
          ]}
        />
      </Card>
      <Clocks plan={plan} />
      <Card size="small" title={t('plan.text')}>
        <pre style={{ overflow: 'auto', maxHeight: 480, margin: 0 }}>{JSON.stringify(plan, null, 2)}</pre>
      </Card>
    </Space>
  );
}

function Clocks({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const limit = (clock: { within?: string; every?: string; workingDays?: number }) => {
    if (clock.within) return briefly(secondsOf(clock.within));
    return clock.every ? t('plan.every', { time: briefly(secondsOf(clock.every)) }) : t('plan.workingDays', { count: clock.workingDays });
  };
  return (
    <Card size="small" title={t('plan.clocks')}>
      <Table
        size="small"
        pagination={false}
        rowKey={(clock) => clock.clock + (clock.levels ?? []).join()}
        dataSource={plan.response?.clocks ?? []}
        columns={[
          { title: t('plan.clocks'), key: 'clock', render: (_, clock) => t(`clock.${clock.clock}`, { defaultValue: clock.clock }) },
          { title: t('plan.applies'), key: 'levels', render: (_, clock) => (clock.levels?.length ? clock.levels.join(', ') : t('all')) },
          { title: t('plan.limit'), key: 'limit', render: (_, clock) => limit(clock) },
        ]}
      />
    </Card>
  );
}
