import { Table, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '../shared/Failure';
import { DrillTag, LevelTag } from '../shared/LevelTag';
import { moment } from '../shared/time';
import { useReviews, type Review } from './reviews';

export function ReviewList() {
  const { t, i18n } = useTranslation();
  const reviews = useReviews();
  return (
    <>
      <Typography.Title level={3} style={{ marginTop: 0 }}>{t('reviews.heading')}</Typography.Title>
      <Failure error={reviews.error} />
      <Table<Review>
        rowKey="id"
        loading={reviews.isLoading}
        dataSource={reviews.data?.items ?? []}
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        scroll={{ x: true }}
        columns={[
          { title: t('levelColumn'), key: 'level', render: (_, review) => <LevelTag level={review.level} /> },
          { title: t('title'), key: 'title', render: (_, review) => <><DrillTag drill={review.drill} /><Link to={`/reviews/${review.id}`}>{review.title ?? review.id}</Link></> },
          { title: t('brand'), dataIndex: 'brand' },
          { title: t('state'), key: 'state', render: (_, review) => <Tag color={review.state === 'signed' ? 'green' : 'orange'}>{t(`reviews.${review.state}`)}</Tag> },
          { title: t('reviews.due'), key: 'due', render: (_, review) => <>{review.dueOn} {!review.dueSure && t('reviews.dueUnsure')}</> },
          { title: t('reviews.draft'), key: 'drafted', render: (_, review) => moment(review.draftedAt, i18n.language) },
        ]}
      />
    </>
  );
}
