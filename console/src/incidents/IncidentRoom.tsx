import { Card, Col, Descriptions, Flex, Row, Space, Spin, Table, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Failure } from '../shared/Failure';
import { DrillTag, LevelTag } from '../shared/LevelTag';
import { useCodes } from '../shared/codes';
import { moment } from '../shared/time';
import { ClockPanel } from './ClockPanel';
import { Closing } from './Closing';
import { useDecision, useIncident, type Incident } from './incidents';
import { SeenPages } from './SeenPages';
import { Statements } from './Statements';
import { TimelinePanel } from './TimelinePanel';

/** The room in which an incident (处置) is handled. */
export function IncidentRoom() {
  const { id = '' } = useParams();
  const incident = useIncident(id);
  const decide = useDecision(id);
  if (incident.isLoading) return <Spin />;
  return (
    <>
      <Failure error={incident.error ?? decide.error} />
      {incident.data && (
        <Space orientation="vertical" size={12} style={{ width: '100%' }}>
          <Head incident={incident.data} />
          <Row gutter={[12, 12]}>
            <Col xs={24} lg={14}>
              <Space orientation="vertical" size={12} style={{ width: '100%' }}>
                <ClockPanel incident={incident.data} decide={decide} />
                <Statements incident={incident.data} decide={decide} />
                <TimelinePanel id={id} />
              </Space>
            </Col>
            <Col xs={24} lg={10}>
              <Space orientation="vertical" size={12} style={{ width: '100%' }}>
                <Squad incident={incident.data} />
                <SeenPages pages={incident.data.pages ?? []} />
                <Closing incident={incident.data} decide={decide} />
              </Space>
            </Col>
          </Row>
        </Space>
      )}
    </>
  );
}

function Head({ incident }: { incident: Incident }) {
  const { t, i18n } = useTranslation();
  return (
    <Card size="small">
      <Flex align="center" gap={8} wrap>
        <LevelTag level={incident.level} />
        <DrillTag drill={incident.drill} />
        <Typography.Title level={3} style={{ margin: 0 }}>{incident.title ?? incident.id}</Typography.Title>
        <Tag color={incident.state === 'open' ? 'processing' : 'default'}>{t(`incidents.${incident.state}`)}</Tag>
      </Flex>
      <Linked incident={incident} />
      <Descriptions size="small" style={{ marginTop: 8 }} column={{ xs: 1, md: 3 }}>
        <Descriptions.Item label={t('brand')}>{incident.brand}</Descriptions.Item>
        <Descriptions.Item label={t('incidents.plan')}>{incident.plan} v{incident.planVersion}</Descriptions.Item>
        <Descriptions.Item label={t('incidents.factSheet')}>{t(`factSheet.${incident.factSheet?.state ?? 'open'}`)}</Descriptions.Item>
        <Descriptions.Item label={t('incidents.published')}>{moment(incident.publishedAt, i18n.language)}</Descriptions.Item>
        <Descriptions.Item label={t('crises.provedAt')}>{moment(incident.provedAt, i18n.language)}</Descriptions.Item>
        <Descriptions.Item label={t('openedAt')}>{moment(incident.openedAt, i18n.language)}</Descriptions.Item>
      </Descriptions>
    </Card>
  );
}

/** Its story, and the incidents whose stories were merged with it. */
function Linked({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  return (
    <Flex gap={12} wrap style={{ marginTop: 4 }}>
      {incident.crisisId && <Link to={`/crises/${incident.crisisId}`}>{t('story.link')}</Link>}
      {(incident.links ?? []).map((link) => (
        <Typography.Text key={link.crisisId} type="secondary">
          {t(`story.linked.${link.how}`, { defaultValue: link.how })}{' '}
          <Link to={link.incidentId ? `/incidents/${link.incidentId}` : `/crises/${link.crisisId}`}>{(link.incidentId ?? link.crisisId).slice(0, 8)}</Link>
        </Typography.Text>
      ))}
    </Flex>
  );
}

function Squad({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const words = useCodes();
  return (
    <Card size="small" title={`${t('incidents.squad')} · ${incident.squad.name}`}>
      <Table
        size="small"
        pagination={false}
        rowKey={(seat) => seat.role + seat.group}
        dataSource={incident.squad.seats}
        columns={[
          { title: t('incidents.role'), key: 'role', render: (_, seat) => <>{words.role(seat.role)} {seat.role === incident.squad.lead && <Tag color="red">{t('incidents.lead')}</Tag>}</> },
          { title: t('incidents.group'), key: 'group', render: (_, seat) => t(`group.${seat.group}`, { defaultValue: seat.group }) },
          { title: t('incidents.person'), key: 'person', render: (_, seat) => seat.name ?? <Typography.Text type="danger">{t('incidents.vacant')}</Typography.Text> },
        ]}
      />
    </Card>
  );
}
