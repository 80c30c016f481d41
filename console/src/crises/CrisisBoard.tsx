import { Badge, Card, Col, Descriptions, Empty, Row, Statistic, Table, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Heartbeats } from '../heartbeats/Heartbeats';
import { useIncidents, type Incident } from '../incidents/incidents';
import { usePages } from '../pages/pages';
import { useThresholds } from '../plan/plan';
import { Failure } from '../shared/Failure';
import { DrillTag, LevelTag } from '../shared/LevelTag';
import { moment } from '../shared/time';
import { gravestFirst, isOpen, useCrises, type Crisis } from './crises';
import { Forecasts } from './Forecasts';
import { StateTag } from './StateTag';
import { SpreadBars } from './SpreadBars';

/** The war room (作战室): every crisis with its level and how near it is to the next. */
export function CrisisBoard() {
  const { t, i18n } = useTranslation();
  const crises = useCrises();
  const incidents = useIncidents('open');
  const thresholdsOf = useThresholds();
  const byCrisis = new Map((incidents.data?.items ?? []).map((incident) => [incident.crisisId, incident]));
  const rows = gravestFirst(crises.data?.items ?? []);
  return (
    <>
      <Failure error={crises.error} />
      <Heartbeats />
      <Figures crises={crises.data && rows} incidents={incidents.data?.items} />
      <Table<Crisis>
        rowKey="id"
        size="middle"
        loading={crises.isLoading}
        dataSource={rows}
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        locale={{ emptyText: crises.data ? <Empty description={t('crises.empty')} /> : ' ' }}
        scroll={{ x: true }}
        expandable={{ expandedRowRender: (crisis) => <Why crisis={crisis} /> }}
        columns={[
          { title: t('levelColumn'), key: 'level', render: (_, crisis) => <LevelTag level={crisis.level} /> },
          {
            title: t('title'),
            key: 'title',
            render: (_, crisis) => (
              <>
                <DrillTag drill={crisis.drill} />
                {byCrisis.has(crisis.id) ? <Link to={`/incidents/${byCrisis.get(crisis.id)!.id}`}>{crisis.title ?? crisis.id}</Link> : (crisis.title ?? crisis.id)}
                {' '}<StateTag crisis={crisis} />
                <div><Typography.Text type="secondary">{crisis.brand} · {(crisis.platforms ?? []).join(' ')} · </Typography.Text><Link to={`/crises/${crisis.id}`}>{t('story.link')}</Link></div>
              </>
            ),
          },
          { title: t('crises.spread'), key: 'spread', render: (_, crisis) => <SpreadBars spread={crisis.spread} atLeast={crisis.atLeast} thresholds={thresholdsOf(crisis.brand)} /> },
          { title: t('crises.score'), dataIndex: 'score' },
          { title: t('crises.mentions'), dataIndex: 'mentions' },
          { title: t('crises.lastSeen'), key: 'seen', render: (_, crisis) => moment(crisis.lastObservedAt, i18n.language) },
        ]}
      />
    </>
  );
}

/** What is not known yet is a dash: a zero would say that all is calm. */
function Figures({ crises, incidents }: { crises?: Crisis[] | undefined; incidents?: Incident[] | undefined }) {
  const { t } = useTranslation();
  const pages = usePages('ringing');
  const breached = incidents?.flatMap((incident) => incident.clocks).filter((clock) => clock.state === 'breached').length;
  const figures = [
    [t('crises.grave'), crises?.filter((crisis) => crisis.level === 'L1' && isOpen(crisis)).length],
    [t('crises.openIncidents'), incidents?.length],
    [t('crises.breached'), breached],
    [t('crises.unanswered'), pages.data?.items.length],
  ] as const;
  return (
    <Row gutter={12} style={{ marginBottom: 16 }}>
      {figures.map(([name, value]) => (
        <Col xs={12} md={6} key={name}>
          <Card size="small"><Badge dot={Boolean(value)} offset={[6, 4]}><Statistic title={name} value={value ?? '–'} /></Badge></Card>
        </Col>
      ))}
    </Row>
  );
}

/** Why this level: the rules that granted it, with their figures. */
function Why({ crisis }: { crisis: Crisis }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      <Table
        size="small"
        pagination={false}
        rowKey="level"
        dataSource={crisis.levels ?? []}
        columns={[
          { title: t('crises.levels'), key: 'level', render: (_, reached) => <LevelTag level={reached.level} /> },
          { title: t('crises.provedAt'), key: 'proved', render: (_, reached) => moment(reached.provedAt, i18n.language) },
          { title: t('crises.knownAt'), key: 'known', render: (_, reached) => moment(reached.knownAt, i18n.language) },
          { title: t('crises.window'), dataIndex: 'window' },
          { title: t('crises.spread'), key: 'spread', render: (_, reached) => reached.spread?.toLocaleString() ?? '–' },
          { title: t('crises.rule'), dataIndex: 'rule' },
        ]}
      />
      <Forecasts forecasts={crisis.forecasts ?? []} />
      <Descriptions size="small" style={{ marginTop: 8 }} column={3}>
        <Descriptions.Item label={t('crises.negative')}>{crisis.negativeShare == null ? '–' : `${Math.round(100 * crisis.negativeShare)} %`}</Descriptions.Item>
        <Descriptions.Item label={t('crises.factors')}>{Object.entries(crisis.factors ?? {}).map(([name, part]) => `${t(`factor.${name}`, { defaultValue: name })} ${Math.round(part)}`).join(' · ') || '–'}</Descriptions.Item>
        <Descriptions.Item label={t('crises.confidence')}><Confidence crisis={crisis} /></Descriptions.Item>
        <Descriptions.Item label={t('crises.remarks')}>{(crisis.remarks ?? []).join(' · ') || '–'}</Descriptions.Item>
      </Descriptions>
    </>
  );
}

function Confidence({ crisis }: { crisis: Crisis }) {
  const { t } = useTranslation();
  if (crisis.confidence == null) return '–';
  const doubts = (crisis.doubts ?? []).map(({ why, points, platforms }) => [t(`doubt.${why}`, { defaultValue: why }), ...(platforms ?? []), `−${points}`].join(' '));
  return [crisis.confidence, ...doubts].join(' · ');
}
