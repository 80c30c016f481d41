import { Button, Card, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay } from '../session/Session';
import type { Decide, Incident } from './incidents';

/** Closing (结案), by a commander; the service says which of the plan's criteria are missing. */
export function Closing({ incident, decide }: { incident: Incident; decide: Decide }) {
  const { t } = useTranslation();
  const commands = useMay('commander');
  if (!commands || incident.state !== 'open') return null;
  return (
    <Card size="small" title={t('incidents.close')}>
      <Form layout="vertical" onFinish={(body) => decide.mutate({ path: 'closing', body })}>
        <Form.Item name="cause" label={t('incidents.cause')} rules={[{ required: true }]}><Input.TextArea rows={2} /></Form.Item>
        <Form.Item name="followUp" label={t('incidents.followUp')}><Input.TextArea rows={2} /></Form.Item>
        {!incident.quietSince && <Form.Item name="quietWaiver" label={t('incidents.quietWaiver')}><Input /></Form.Item>}
        <Button danger htmlType="submit" loading={decide.isPending}>{t('incidents.close')}</Button>
      </Form>
    </Card>
  );
}
