import { Button, Card, Col, Descriptions, Flex, Row, Space, Spin, Statistic, Table, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useMay } from '../session/Session';
import { Failure } from '../shared/Failure';
import { DrillTag, LevelTag } from '../shared/LevelTag';
import { clockFace, moment } from '../shared/time';
import { CurveChart } from './CurveChart';
import { download, useReview, useSign, type Report, type Review, type Words } from './reviews';

const OUTCOMES: Record<string, string> = { met: 'green', late: 'orange', breached: 'red', open: 'blue', cancelled: 'default' };

/** A review (复盘): what happened, how timely, with what effect, and what was missing. */
export function ReviewView() {
  const { id = '' } = useParams();
  const review = useReview(id);
  if (review.isLoading) return <Spin />;
  return (
    <>
      <Failure error={review.error} />
      {review.data?.report && (
        <Space orientation="vertical" size={12} style={{ width: '100%' }}>
          <Head review={review.data} report={review.data.report} />
          <Reached report={review.data.report} />
          <Timeliness report={review.data.report} />
          <Effects report={review.data.report} />
          <Gaps report={review.data.report} />
          <Story report={review.data.report} />
        </Space>
      )}
    </>
  );
}

function useWords(): (words: Words) => string {
  const { i18n } = useTranslation();
  return (words) => (i18n.language === 'en' ? words.en : words.zh);
}

const face = (seconds: number | null | undefined) => (seconds == null ? '–' : clockFace(seconds));

function Head({ review, report }: { review: Review; report: Report }) {
  const { t, i18n } = useTranslation();
  const commands = useMay('commander');
  const sign = useSign(review);
  const ask = () => {
    const comment = window.prompt(t('reviews.comment'));
    if (comment !== null) sign.mutate(comment);
  };
  return (
    <Card size="small">
      <Failure error={sign.error} />
      <Flex gap={8} align="center" wrap>
        <LevelTag level={review.level} />
        <DrillTag drill={review.drill} />
        <Typography.Title level={3} style={{ margin: 0 }}><Link to={`/incidents/${review.incidentId}`}>{review.title ?? review.id}</Link></Typography.Title>
        <Tag color={review.state === 'signed' ? 'green' : 'orange'}>{t(`reviews.${review.state}`)}</Tag>
        {!review.countsForKpis && <Typography.Text type="secondary">{t('reviews.noKpi')}</Typography.Text>}
        <Button size="small" onClick={() => download(review)}>{t('reviews.download')}</Button>
        {commands && review.state === 'draft' && <Button size="small" type="primary" loading={sign.isPending} onClick={ask}>{t('reviews.sign')}</Button>}
      </Flex>
      <Descriptions size="small" column={{ xs: 1, md: 3 }} style={{ marginTop: 8 }}>
        <Descriptions.Item label={t('reviews.cause')}>{report.cause ?? '–'}</Descriptions.Item>
        <Descriptions.Item label={t('openedAt')}>{moment(report.openedAt, i18n.language)}</Descriptions.Item>
        <Descriptions.Item label={t('closedAt')}>{moment(report.closedAt, i18n.language)}</Descriptions.Item>
        <Descriptions.Item label={t('reviews.due')}>{review.dueOn} {!review.dueSure && t('reviews.dueUnsure')}</Descriptions.Item>
        <Descriptions.Item label={t('reviews.revision')}>{review.revision}</Descriptions.Item>
        <Descriptions.Item label={t('reviews.handled')}>{face(report.handledSeconds)}</Descriptions.Item>
      </Descriptions>
      {review.signatures.map((signature) => <Tag key={signature.at} color="green">{t('reviews.signature', { name: signature.by, at: moment(signature.at, i18n.language) })} {signature.comment}</Tag>)}
    </Card>
  );
}

function Reached({ report }: { report: Report }) {
  const { t } = useTranslation();
  const { paging } = report;
  const figures = [
    [t('reviews.firstPush'), face(paging.firstPushSeconds)],
    [t('reviews.firstAck'), face(paging.firstAckSeconds)],
    [t('reviews.pagesCount'), paging.pages],
    [t('reviews.pushesCount'), paging.pushes],
    [t('reviews.failed'), paging.failedPushes],
    [t('reviews.escalations'), paging.escalations],
  ] as const;
  return (
    <Card size="small" title={t('reviews.paging')}>
      <Row gutter={8}>{figures.map(([name, value]) => <Col xs={8} md={4} key={name}><Statistic title={name} value={value} /></Col>)}</Row>
    </Card>
  );
}

function Timeliness({ report }: { report: Report }) {
  const { t } = useTranslation();
  return (
    <Card size="small" title={t('reviews.timeliness')}>
      <Table
        size="small"
        pagination={false}
        rowKey={(line) => line.clock + line.startedAt}
        dataSource={report.timeliness}
        columns={[
          { title: t('reviews.clock'), key: 'clock', render: (_, line) => t(`clock.${line.clock}`, { defaultValue: line.clock }) },
          { title: t('reviews.planned'), key: 'planned', render: (_, line) => face(line.plannedSeconds) },
          { title: t('reviews.real'), key: 'real', render: (_, line) => face(line.realSeconds) },
          { title: t('reviews.late'), key: 'late', render: (_, line) => (line.lateSeconds > 0 ? face(line.lateSeconds) : '–') },
          { title: t('reviews.outcome'), key: 'outcome', render: (_, line) => <Tag color={OUTCOMES[line.outcome] ?? 'default'}>{t(`outcome.${line.outcome}`)}</Tag> },
        ]}
      />
    </Card>
  );
}

function Effects({ report }: { report: Report }) {
  const { t, i18n } = useTranslation();
  const count = (value: number | null | undefined, atLeast: boolean) => (value == null ? '–' : `${atLeast ? '≥ ' : ''}${value.toLocaleString()}`);
  return (
    <Card size="small" title={t('reviews.effects')}>
      <CurveChart curve={report.spread} effects={report.effects} />
      <Table
        size="small"
        pagination={false}
        rowKey="statementId"
        dataSource={report.effects}
        columns={[
          { title: t('incidents.kind'), key: 'kind', render: (_, effect) => t(`statement.${effect.kind}`, { defaultValue: effect.kind }) },
          { title: t('incidents.time'), key: 'at', render: (_, effect) => moment(effect.at, i18n.language) },
          { title: t('reviews.before'), key: 'before', render: (_, effect) => count(effect.before, effect.atLeast) },
          { title: t('reviews.after'), key: 'after', render: (_, effect) => count(effect.after, effect.atLeast) },
          { title: t('reviews.change'), key: 'change', render: (_, effect) => (effect.changePercent == null ? t('reviews.unknown') : `${effect.changePercent > 0 ? '+' : ''}${effect.changePercent} %`) },
        ]}
      />
    </Card>
  );
}

function Gaps({ report }: { report: Report }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Card size="small" title={t('reviews.gaps')}>
      {report.gaps.length === 0 ? t('none') : <ol style={{ margin: 0 }}>{report.gaps.map((gap, i) => <li key={gap.kind + i}>{words(gap.what)}</li>)}</ol>}
    </Card>
  );
}

function Story({ report }: { report: Report }) {
  const { t, i18n } = useTranslation();
  const words = useWords();
  return (
    <Card size="small" title={t('reviews.timeline')}>
      <Table
        size="small"
        rowKey="source"
        dataSource={report.timeline}
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        columns={[
          { title: t('incidents.time'), key: 'at', width: 180, render: (_, line) => moment(line.at, i18n.language) },
          { title: t('incidents.entry'), key: 'what', render: (_, line) => words(line.what) },
        ]}
      />
    </Card>
  );
}
