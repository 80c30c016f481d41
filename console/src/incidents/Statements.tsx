import { Button, Card, Flex, Form, Input, Select, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay, usePerson } from '../session/Session';
import { may } from '../session/session';
import { moment } from '../shared/time';
import type { Decide, Incident, Statement } from './incidents';

const CHAIN = [['pr', 'publisher'], ['legal', 'legal'], ['head', 'commander']] as const;

/** Public words (声明): drafted, approved along the chain, published. */
export function Statements({ incident, decide }: { incident: Incident; decide: Decide }) {
  const { t } = useTranslation();
  const writes = useMay('publisher') && incident.state === 'open';
  return (
    <Card size="small" title={t('incidents.statements')}>
      <Flex vertical gap={12}>
        {incident.statements.length === 0 && <Typography.Text type="secondary">{t('none')}</Typography.Text>}
        {incident.statements.map((statement) => <One key={statement.id} statement={statement} writes={writes} decide={decide} />)}
        {writes && <Draft decide={decide} />}
      </Flex>
    </Card>
  );
}

function One({ statement, writes, decide }: { statement: Statement; writes: boolean; decide: Decide }) {
  const { t, i18n } = useTranslation();
  const published = statement.state === 'published';
  return (
    <Card size="small" type="inner">
      <Flex gap={8} align="center" wrap>
        <Tag>{t(`statement.${statement.kind}`, { defaultValue: statement.kind })}</Tag>
        <Tag color={published ? 'green' : 'default'}>{t(`statement.${statement.state}`, { defaultValue: statement.state })}</Tag>
        {statement.approvals.map((approval) => <Tag key={approval.as} color="blue">{t(`as.${approval.as}`)} ✓ {approval.by}</Tag>)}
        <Typography.Text type="secondary">{published && moment(statement.publishedAt, i18n.language)}</Typography.Text>
      </Flex>
      <Typography.Paragraph style={{ whiteSpace: 'pre-wrap', margin: '8px 0' }}>{statement.text}</Typography.Paragraph>
      {statement.urls.map((url) => <div key={url}><Typography.Link href={url} target="_blank" rel="noreferrer noopener">{url}</Typography.Link></div>)}
      {writes && !published && <Actions statement={statement} decide={decide} />}
    </Card>
  );
}

function Actions({ statement, decide }: { statement: Statement; decide: Decide }) {
  const { t } = useTranslation();
  const { roles } = usePerson();
  const given = statement.approvals.map((approval) => approval.as);
  const path = `statements/${statement.id}`;
  const publish = () => {
    const text = window.prompt(t('incidents.urls'));
    const urls = (text ?? '').split(/\s+/).filter(Boolean);
    if (urls.length > 0) decide.mutate({ path: `${path}/publications`, body: { urls } });
  };
  return (
    <Flex gap={6} wrap>
      {CHAIN.filter(([as, role]) => !given.includes(as) && may(roles, role)).map(([as]) => (
        <Button key={as} size="small" onClick={() => decide.mutate({ path: `${path}/approvals`, body: { as, textHash: statement.textHash } })}>
          {t('incidents.approveAs', { as: t(`as.${as}`) })}
        </Button>
      ))}
      <Button size="small" type="primary" onClick={publish}>{t('incidents.publish')}</Button>
    </Flex>
  );
}

function Draft({ decide }: { decide: Decide }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ kind: string; text: string }>();
  const kinds = ['holding', 'statement', 'update'].map((value) => ({ value, label: t(`statement.${value}`) }));
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ kind: 'holding' }}
      onFinish={(body) => decide.mutate({ path: 'statements', body }, { onSuccess: () => form.resetFields() })}
    >
      <Form.Item name="kind" label={t('incidents.kind')}><Select options={kinds} style={{ width: 180 }} /></Form.Item>
      <Form.Item name="text" label={t('incidents.text')} rules={[{ required: true }]}><Input.TextArea rows={3} maxLength={20000} /></Form.Item>
      <Button htmlType="submit" loading={decide.isPending}>{t('incidents.draft')}</Button>
    </Form>
  );
}
