import { App, Button, Form, Input, Modal, Select, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../shared/Failure';
import { moment } from '../shared/time';
import { useSwap, type Person, type Rota, type Shift } from './rotas';
import { colleagues, exchangeable, mayOffer } from './swaps';

interface Props {
  rota: Rota;
  shifts: Shift[];
  people: Person[];
  me: Person | undefined;
}

/** Everybody's shifts; one's own may be offered. */
export function Shifts(props: Props) {
  const { t, i18n } = useTranslation();
  const [offered, offer] = useState<Shift | null>(null);
  const at = (iso: string) => moment(iso, i18n.language);
  return (
    <>
      <Table<Shift>
        rowKey="from"
        size="small"
        dataSource={props.shifts}
        pagination={false}
        scroll={{ x: true }}
        columns={[
          { title: t('rotas.from'), key: 'from', render: (_, shift) => at(shift.from) },
          { title: t('rotas.to'), key: 'to', render: (_, shift) => at(shift.to) },
          { title: t('rotas.onDuty'), dataIndex: 'name' },
          { key: 'offer', render: (_, shift) => mayOffer(shift, props.me?.id, Date.now()) && <Button size="small" onClick={() => offer(shift)}>{t('rotas.offer')}</Button> },
        ]}
      />
      {offered && props.me && <Ask {...props} me={props.me} shift={offered} close={() => offer(null)} />}
    </>
  );
}

interface Filled {
  asked?: string;
  exchange?: string;
  reason?: string;
}

/** Asks whom, in exchange for what, and why. */
function Ask({ rota, shifts, people, me, shift, close }: Props & { me: Person; shift: Shift; close: () => void }) {
  const { t, i18n } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Filled>();
  const { make } = useSwap(rota.role);
  const others = exchangeable(shifts, me.id, Date.now());
  const send = ({ asked, exchange, reason }: Filled) => {
    const back = others.find((each) => each.from === exchange);
    const wish = { from: shift.from, to: shift.to, asked: back ? back.person : asked, reason, inExchange: back && { from: back.from, to: back.to } };
    make.mutate(wish, { onSuccess: () => { void message.success(t('rotas.made')); close(); } });
  };
  const label = (each: Shift) => `${moment(each.from, i18n.language)} – ${moment(each.to, i18n.language)} ${each.name}`;
  return (
    <Modal open title={label(shift)} onCancel={close} onOk={() => form.submit()} okText={t('rotas.offer')} confirmLoading={make.isPending}>
      <Failure error={make.error} />
      <Form form={form} layout="vertical" onFinish={send}>
        <Form.Item name="asked" label={t('rotas.asked')}>
          <Select allowClear placeholder={t('rotas.anybody')} options={colleagues(rota, people, me.id).map((each) => ({ value: each.id, label: each.name }))} />
        </Form.Item>
        <Form.Item name="exchange" label={t('rotas.inExchange')} help={t('rotas.exchangeHelp')}>
          <Select allowClear placeholder={t('rotas.nothing')} options={others.map((each) => ({ value: each.from, label: label(each) }))} />
        </Form.Item>
        <Form.Item name="reason" label={t('rotas.reason')}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
