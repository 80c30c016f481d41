import { App, Button, Checkbox, Dropdown, Flex, Form, Input, Modal, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, usePerson } from '../session/Session';
import { Failure } from '../shared/Failure';
import type { Filter } from './filter';
import { useDropView, useKeepView, useViews, type SavedView } from './views';

const LONGEST_NAME = 100;

/** Views (视图) that people keep: shows one, keeps the filter as it is, drops one. */
export function SavedViews({ filter, apply }: { filter: Filter; apply: (filter: Filter) => void }) {
  const { t } = useTranslation();
  const views = useViews();
  const [keeping, setKeeping] = useState(false);
  const [sorting, setSorting] = useState(false);
  const all = views.data?.items ?? [];
  const items = [
    ...all.map((view) => ({ key: view.id, label: view.shared ? `${view.name} · ${t('ledger.shared')}` : view.name })),
    ...(all.length > 0 ? [{ type: 'divider' as const }] : []),
    { key: 'keep', label: t('ledger.keepView') },
    ...(all.length > 0 ? [{ key: 'drop', label: t('ledger.sortViews') }] : []),
  ];
  const chosen = (key: string) => {
    if (key === 'keep') return setKeeping(true);
    if (key === 'drop') return setSorting(true);
    apply(all.find((view) => view.id === key)?.filter ?? {});
  };
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => chosen(key) }}>
        <Button>{t('ledger.views')}</Button>
      </Dropdown>
      {keeping && <Keep filter={filter} done={() => setKeeping(false)} />}
      {sorting && <Drop views={all} done={() => setSorting(false)} />}
    </>
  );
}

/** Only what concerns a brand can be shared, with its people. */
function Keep({ filter, done }: { filter: Filter; done: () => void }) {
  const { t } = useTranslation();
  const keep = useKeepView();
  const shares = useMay('analyst') && filter.brand !== undefined && filter.brand !== 'unmatched';
  const [form] = Form.useForm<{ name: string; shared?: boolean }>();
  const save = ({ name, shared = false }: { name: string; shared?: boolean }) => {
    const brand = filter.brand === 'unmatched' ? null : (filter.brand ?? null);
    keep.mutate({ name, shared, brand, filter }, { onSuccess: done });
  };
  return (
    <Modal open title={t('ledger.keepView')} okText={t('ledger.save')} confirmLoading={keep.isPending} onOk={form.submit} onCancel={done}>
      <Failure error={keep.error} />
      <Form form={form} layout="vertical" onFinish={save}>
        <Form.Item name="name" label={t('ledger.viewName')} rules={[{ required: true, whitespace: true }]}><Input maxLength={LONGEST_NAME} autoFocus /></Form.Item>
        {shares && <Form.Item name="shared" valuePropName="checked"><Checkbox>{t('ledger.share')}</Checkbox></Form.Item>}
      </Form>
    </Modal>
  );
}

/** One's own, and what is shared for those who may. */
function Drop({ views, done }: { views: SavedView[]; done: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { name } = usePerson();
  const analyst = useMay('analyst');
  const drop = useDropView();
  const may = (view: SavedView) => view.owner === name || (view.shared && analyst);
  return (
    <Modal open title={t('ledger.sortViews')} footer={null} onCancel={done}>
      <Flex vertical gap={8}>
        {views.length === 0 && t('none')}
        {views.map((view) => (
          <Flex key={view.id} justify="space-between" align="center" gap={8}>
            <span>{view.name} <Typography.Text type="secondary">{view.owner}</Typography.Text></span>
            {may(view) && <Button size="small" danger onClick={() => drop.mutate(view.id, { onError: (problem) => message.error(problem.message) })}>{t('ledger.drop')}</Button>}
          </Flex>
        ))}
      </Flex>
    </Modal>
  );
}
