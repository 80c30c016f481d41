import { Flex, Segmented, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Failure } from '../shared/Failure';
import { useCodes } from '../shared/codes';
import { DrillTag, LevelTag } from '../shared/LevelTag';
import { moment } from '../shared/time';
import { AcknowledgeButton } from './AcknowledgeButton';
import { GroupPanel } from './GroupPanel';
import { OthersOfStory } from './OthersOfStory';
import { AcknowledgeChosen } from './AcknowledgeChosen';
import { canAnswer, stillChosen } from './choice';
import { usePage, usePages, type PushedPage } from './pages';

const COLOURS: Record<string, string> = { ringing: 'orange', acknowledged: 'green', exhausted: 'red', closed: 'default' };

/** Who must know (通知), and whether they do; the one that a push named, or all. */
export function PageList() {
  const { t, i18n } = useTranslation();
  const words = useCodes();
  const [state, setState] = useState('');
  const [chosen, setChosen] = useState<string[]>([]);
  const { id } = useParams();
  const all = usePages(state || undefined);
  const one = usePage(id);
  const shown = id ? one : all;
  const items = id ? (one.data ? [one.data] : []) : (all.data?.items ?? []);
  const answers = items.some((page) => page.mayAnswer);
  const states = ['', 'ringing', 'acknowledged', 'exhausted', 'closed'].map((value) => ({ value, label: value ? t(`pageState.${value}`) : t('all') }));
  return (
    <>
      <Flex align="center" gap={12} wrap style={{ marginBottom: 12 }}>
        <Typography.Title level={3} style={{ margin: 0 }}>{t('pages.heading')}</Typography.Title>
        {id ? <Link to="/pages">{t('all')}</Link> : <Segmented options={states} value={state} onChange={setState} />}
        {answers && !id && <AcknowledgeChosen pages={items} chosen={chosen} choose={setChosen} />}
      </Flex>
      <Failure error={shown.error} />
      <Table<PushedPage>
        rowKey="id"
        loading={shown.isLoading}
        dataSource={items}
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        scroll={{ x: true }}
        {...(answers && !id && {
          rowSelection: {
            selectedRowKeys: stillChosen(chosen, items),
            onChange: (keys: React.Key[]) => setChosen(keys.map(String)),
            getCheckboxProps: (page: PushedPage) => ({ disabled: !canAnswer(page) }),
            preserveSelectedRowKeys: true,
          },
        })}
        columns={[
          { title: t('state'), key: 'state', render: (_, page) => <><Tag color={COLOURS[page.state] ?? 'default'}>{t(`pageState.${page.state}`, { defaultValue: page.state })}</Tag>{page.mutedUntil && <Tag>{t('pages.muted', { until: moment(page.mutedUntil, i18n.language) })}</Tag>}{page.quietUntil && <Tag>{t('pages.quiet', { until: moment(page.quietUntil, i18n.language) })}</Tag>}{page.route && <Tag>{t('pages.route', { route: page.route, policy: page.policy })}</Tag>}</> },
          { title: t('levelColumn'), key: 'level', render: (_, page) => <LevelTag level={page.level} /> },
          { title: t('title'), key: 'title', render: (_, page) => <><DrillTag drill={page.drill} />{page.incidentId ? <Link to={`/incidents/${page.incidentId}`}>{page.title ?? words.why(page.why)}</Link> : (page.title ?? words.why(page.why))}{page.group && page.group.repeats > 0 && <> <Link to={`/pages/${page.id}`}><Tag>{t('pages.group.again', { n: page.group.repeats })}</Tag></Link></>}</> },
          { title: t('pages.why'), key: 'why', render: (_, page) => words.why(page.why) },
          { title: t('pages.roles'), key: 'roles', render: (_, page) => words.roles(page.roles) },
          { title: t('pages.opened'), key: 'opened', render: (_, page) => moment(page.openedAt, i18n.language) },
          { title: t('pages.steps'), dataIndex: 'stepsTaken' },
          {
            title: t('pages.acknowledged'),
            key: 'acks',
            render: (_, page) =>
              canAnswer(page) ? <AcknowledgeButton id={page.id} /> : page.acks.map((ack) => `${ack.name ?? '–'} ${moment(ack.at, i18n.language)}`).join(', ') || '–',
          },
        ]}
      />
      {id && one.data && <OthersOfStory page={one.data} />}
      {id && one.data?.group && <GroupPanel page={id} group={one.data.group} />}
    </>
  );
}
