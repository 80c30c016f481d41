import { Col, Flex, Row, Tag, Typography } from 'antd';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DrillTag } from '../shared/LevelTag';
import { moment } from '../shared/time';
import { COUNTERS, figure, spreadFigure } from './figures';
import { excerptOf, spansOf } from './found';
import { FoundText } from './FoundText';
import type { Mention } from './mentions';
import { HandlingTag, MarkTags, SentimentTag } from './Tags';

const EXCERPT = 140;

interface Props {
  mention: Mention;
  words: string[];
  /** Its details, with the filter kept. */
  to: string;
}

/** A line of the ledger. */
export const MentionRow = memo(function MentionRow({ mention, words, to }: Props) {
  return (
    <li style={{ borderBottom: '1px solid #f0f0f0', padding: '10px 12px', background: '#fff' }}>
      <Row gutter={[16, 4]}>
        <Col xs={24} md={17}>
          <Head mention={mention} />
          <Said mention={mention} words={words} to={to} />
          <Flex gap={4} wrap style={{ marginTop: 6 }}>
            <SentimentTag mention={mention} />
            <Marks mention={mention} />
            {mention.brands.map((concern) => <HandlingTag key={concern.brand} concern={concern} />)}
          </Flex>
        </Col>
        <Col xs={24} md={7}><Figures mention={mention} /></Col>
      </Row>
    </li>
  );
});

function Head({ mention }: { mention: Mention }) {
  const { t, i18n } = useTranslation();
  const author = mention.author;
  const known = author?.verified && author.verified !== 'none';
  return (
    <Flex gap={6} align="center" wrap>
      <Tag color="volcano">{t(`platform.${mention.platform}`, { defaultValue: mention.platform })}</Tag>
      {mention.kind && <Typography.Text type="secondary">{t(`kind.${mention.kind}`, { defaultValue: mention.kind })}</Typography.Text>}
      <Typography.Text strong>{author?.name ?? '–'}</Typography.Text>
      {known && <Tag color="cyan">{t(`verified.${author.verified}`, { defaultValue: author.verified })}</Tag>}
      <Typography.Text type="secondary" title={mention.publishedAt ? undefined : t('ledger.firstSeen')}>{moment(mention.publishedAt ?? mention.firstSeenAt, i18n.language)}</Typography.Text>
      <DrillTag drill={mention.brands.find((concern) => concern.drill)?.drill} />
    </Flex>
  );
}

function Said({ mention, words, to }: Props) {
  const terms = mention.brands.flatMap((concern) => concern.terms);
  const found = (text: string) => [...spansOf(text, words, 'search'), ...spansOf(text, terms, 'term')];
  const text = mention.text ?? '';
  const excerpt = excerptOf(text, found(text), EXCERPT);
  return (
    <Link to={to} style={{ color: 'inherit', display: 'block', overflowWrap: 'anywhere' }}>
      {mention.title && <strong><FoundText text={mention.title} spans={found(mention.title)} />{' '}</strong>}
      <FoundText text={excerpt.text} spans={excerpt.spans} />
    </Link>
  );
}

/** Those of all its brands, each once. */
function Marks({ mention }: { mention: Mention }) {
  const any = (is: 'notCrisis' | 'ownAccount' | 'mediaAuthor') => mention.brands.some((concern) => concern[is]);
  const first = mention.brands[0];
  if (!first) return null;
  const noise = [...new Set(mention.brands.flatMap((concern) => concern.noise))];
  return <MarkTags concern={{ ...first, noise, notCrisis: any('notCrisis'), ownAccount: any('ownAccount'), mediaAuthor: any('mediaAuthor') }} />;
}

function Figures({ mention }: { mention: Mention }) {
  const { t } = useTranslation();
  return (
    <Flex gap="0 12px" wrap style={{ fontVariantNumeric: 'tabular-nums' }}>
      <span style={{ minWidth: '100%' }}><Typography.Text type="secondary">{t('crises.spread')}</Typography.Text> <strong>{spreadFigure(mention)}</strong></span>
      {COUNTERS.map((name) => (
        <span key={name}><Typography.Text type="secondary">{t(`counter.${name}`)}</Typography.Text> {figure(mention.counters[name], mention.counters.capped)}</span>
      ))}
    </Flex>
  );
}
