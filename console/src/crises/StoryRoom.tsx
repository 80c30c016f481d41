import { Alert, Card, Col, Descriptions, Flex, Row, Space, Spin, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useMay } from '../session/Session';
import { Failure } from '../shared/Failure';
import { DrillTag, LevelTag } from '../shared/LevelTag';
import { moment } from '../shared/time';
import { isOpen } from './crises';
import { Regroup } from './Regroup';
import { SpreadCurve } from './SpreadCurve';
import { StateTag } from './StateTag';
import { StoryMentions } from './StoryMentions';
import { StoryTrail } from './StoryTrail';
import { useStory, type Story } from './story';

/** A story (话题): what is in it, what became of it, and what people decide when it is wrong. */
export function StoryRoom() {
  const { id = '' } = useParams();
  return <Room key={id} id={id} />;
}

function Room({ id }: { id: string }) {
  const story = useStory(id);
  const [chosen, choose] = useState<string[]>([]);
  const shown = story.data?.value;
  const decides = useMay('analyst') && shown !== undefined && isOpen(shown);
  if (story.isLoading) return <Spin />;
  return (
    <>
      <Failure error={story.error} />
      {shown && (
        <Space orientation="vertical" size={12} style={{ width: '100%' }}>
          <Head story={shown} />
          <SpreadCurve id={id} />
          {decides && <Regroup story={shown} tag={story.data?.tag ?? null} chosen={chosen} done={() => choose([])} />}
          <Row gutter={[12, 12]}>
            <Col xs={24} lg={15}><StoryMentions id={id} chosen={chosen} choose={decides ? choose : undefined} /></Col>
            <Col xs={24} lg={9}><StoryTrail history={shown.history} /></Col>
          </Row>
        </Space>
      )}
    </>
  );
}

function Head({ story }: { story: Story }) {
  const { t, i18n } = useTranslation();
  return (
    <Card size="small">
      <Flex gap={8} align="center" wrap>
        <LevelTag level={story.level} />
        <DrillTag drill={story.drill} />
        <Typography.Title level={3} style={{ margin: 0 }}>{story.title ?? story.id}</Typography.Title>
        <StateTag crisis={story} />
      </Flex>
      {story.absorbedInto && <Alert style={{ marginTop: 8 }} type="info" title={<>{t('story.absorbedInto')} <Link to={`/crises/${story.absorbedInto}`}>{story.absorbedInto.slice(0, 8)}</Link></>} />}
      <Descriptions size="small" style={{ marginTop: 8 }} column={{ xs: 1, md: 4 }}>
        <Descriptions.Item label={t('brand')}>{story.brand}</Descriptions.Item>
        <Descriptions.Item label={t('crises.mentions')}>{story.mentions}</Descriptions.Item>
        <Descriptions.Item label={t('crises.platforms')}>{(story.platforms ?? []).join(' ')}</Descriptions.Item>
        <Descriptions.Item label={t('crises.lastSeen')}>{moment(story.lastObservedAt, i18n.language)}</Descriptions.Item>
      </Descriptions>
    </Card>
  );
}
