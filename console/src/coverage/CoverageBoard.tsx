import { Alert, Badge, Card, Col, Flex, Progress, Row, Skeleton, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useBrandName } from '../ledger/mentions';
import { Failure } from '../shared/Failure';
import { briefly, moment, secondsOf } from '../shared/time';
import { useNow } from '../shared/useNow';
import { ago, percent, useCoverage, worstFirst, type Board, type HeardSource, type PlatformCoverage } from './coverage';

const COLOURS: Record<string, string> = { live: 'green', late: 'orange', silent: 'red', failing: 'red', new: 'blue', paused: 'default' };

/** The coverage board (覆盖看板): what is heard from where, and what is silent. */
export function CoverageBoard() {
  const { t } = useTranslation();
  const board = useCoverage();
  const now = useNow();
  return (
    <>
      <Flex align="center" gap={12} wrap style={{ marginBottom: 12 }}>
        <Typography.Title level={3} style={{ margin: 0 }}>{t('coverage.heading')}</Typography.Title>
        <Badge status={board.live ? 'success' : 'warning'} text={t(board.live ? 'ledger.live' : 'ledger.notLive')} />
      </Flex>
      <Failure error={board.data ? null : board.error} />
      {board.isLoading && <Skeleton active paragraph={{ rows: 12 }} />}
      {board.data && (
        <>
          <Shares board={board.data} />
          <Silences board={board.data} />
          <Row gutter={[12, 12]}>
            {worstFirst(board.data.platforms).map((platform) => <Col xs={24} md={12} xl={8} key={platform.platform}><Platform platform={platform} now={now} /></Col>)}
          </Row>
        </>
      )}
    </>
  );
}

/** 核心平台覆盖率: in all, and for each brand. */
function Shares({ board }: { board: Board }) {
  const { t } = useTranslation();
  const nameOf = useBrandName();
  const shares = [{ ...board, name: t('coverage.together') }, ...board.brands.map((brand) => ({ ...brand, name: nameOf(brand.brand) }))];
  return (
    <Row gutter={[12, 12]} style={{ marginBottom: 12 }}>
      {shares.map((share) => (
        <Col xs={24} md={8} key={share.name}>
          <Card size="small" title={share.name}>
            <Flex align="center" gap={12}>
              <Typography.Title level={3} style={{ margin: 0, whiteSpace: 'nowrap' }}>{percent(share.coverage)}</Typography.Title>
              <Progress style={{ flex: 1, margin: 0 }} percent={Math.floor(100 * (share.coverage ?? 0))} showInfo={false} status={share.coverage === 1 ? 'success' : 'exception'} />
            </Flex>
            <Typography.Text type="secondary">{t('coverage.core', { covered: share.coveredCorePlatforms, core: share.corePlatforms })}</Typography.Text>
          </Card>
        </Col>
      ))}
    </Row>
  );
}

/** Silences that rang and last. */
function Silences({ board }: { board: Board }) {
  const { t, i18n } = useTranslation();
  const nameOf = useBrandName();
  if (board.silences.length === 0) return null;
  const lines = board.silences.map((silence) => {
    const platform = t(`platform.${silence.platform}`, { defaultValue: silence.platform });
    const source = silence.source.startsWith('platform:') ? t('coverage.noSource') : silence.source;
    return <li key={silence.id}>{nameOf(silence.brand)} · {platform} · {source} · {t('coverage.rang', { at: moment(silence.raisedAt, i18n.language) })}</li>;
  });
  return <Alert type="error" showIcon style={{ marginBottom: 12 }} title={t('coverage.silences', { n: board.silences.length })} description={<ul style={{ margin: 0, paddingInlineStart: 18, maxHeight: 160, overflow: 'auto' }}>{lines}</ul>} />;
}

function Platform({ platform, now }: { platform: PlatformCoverage; now: number }) {
  const { t } = useTranslation();
  const name = <Link to={`/mentions?platform=${platform.platform}`}>{t(`platform.${platform.platform}`, { defaultValue: platform.platform })}</Link>;
  return (
    <Card
      size="small"
      style={{ height: '100%' }}
      title={<Flex gap={8} align="center">{name}{platform.core && <Tag>{t('coverage.isCore')}</Tag>}</Flex>}
      extra={<Tag color={COLOURS[platform.state] ?? 'default'}>{t(`sourceState.${platform.state}`, { defaultValue: platform.state })}{platform.coverage > 0 && platform.coverage < 1 ? ` · ${percent(platform.coverage)}` : ''}</Tag>}
    >
      <Typography.Text type="secondary"><Ago at={platform.lastGoodAt} now={now} /> · {t('coverage.expected', { interval: briefly(secondsOf(platform.expectedInterval)) })}</Typography.Text>
      <Flex vertical gap={8} style={{ marginTop: 8 }}>
        {platform.sources.length === 0 && <Typography.Text type="danger">{t('coverage.noSource')}</Typography.Text>}
        {platform.sources.map((source) => <Source key={source.source} source={source} now={now} />)}
      </Flex>
    </Card>
  );
}

function Source({ source, now }: { source: HeardSource; now: number }) {
  const { t, i18n } = useTranslation();
  const reason = source.trouble && (i18n.language === 'en' ? source.trouble.en : source.trouble.zh);
  return (
    <div>
      <Flex gap={6} align="center" wrap>
        <Tag color={COLOURS[source.state] ?? 'default'}>{t(`sourceState.${source.state}`, { defaultValue: source.state })}</Tag>
        <Link to={`/mentions?source=${encodeURIComponent(source.source)}`} style={{ overflowWrap: 'anywhere' }}>{source.source}</Link>
        <Typography.Text type="secondary">{t(`sourceKind.${source.kind}`, { defaultValue: source.kind })}{source.covers ? '' : ` · ${t('coverage.countsNot')}`}</Typography.Text>
      </Flex>
      <Typography.Text type="secondary">
        <Ago at={source.lastGoodAt} now={now} />{source.state !== 'live' && source.since && ` · ${t('coverage.since', { at: moment(source.since, i18n.language) })}`}
      </Typography.Text>
      {reason && <div><Typography.Text type="danger">{reason}</Typography.Text></div>}
    </div>
  );
}

function Ago({ at, now }: { at?: string | null | undefined; now: number }) {
  const { t, i18n } = useTranslation();
  const gap = ago(at, now);
  if (!gap) return <>{t('coverage.never')}</>;
  return <span title={moment(at, i18n.language)}>{t('coverage.lastGood', { ago: t(`ago.${gap[1]}`, { n: gap[0] }) })}</span>;
}
