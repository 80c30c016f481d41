import { App, Button, Flex, Form, Input, Modal, Select, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ApiProblem } from '../session/api';
import { Failure } from '../shared/Failure';
import { isOpen, useCrises } from './crises';
import { MOST, useDecide, type Command, type Decision, type Story } from './story';

interface Props {
  story: Story;
  /** Of what is shown now. */
  tag: string | null;
  chosen: string[];
  done: () => void;
}

/** What a person may decide of which mentions belong together. */
export function Regroup(props: Props) {
  const { t } = useTranslation();
  const [asked, ask] = useState<Command | null>(null);
  const some = props.chosen.length > 0;
  return (
    <Flex gap={8} align="center" wrap>
      <Button onClick={() => ask('merge')}>{t('story.merge')}</Button>
      <Button disabled={!some} onClick={() => ask('split')}>{t('story.split', { number: props.chosen.length })}</Button>
      <Button disabled={!some} onClick={() => ask('move')}>{t('story.move', { number: props.chosen.length })}</Button>
      <Button danger onClick={() => ask('false-alarm')}>{t('story.falseAlarm')}</Button>
      {!some && <Typography.Text type="secondary">{t('story.chooseFirst')}</Typography.Text>}
      {asked && <Ask {...props} command={asked} close={() => ask(null)} />}
    </Flex>
  );
}

interface Filled {
  with?: string[];
  to?: string;
  reason: string;
}

/** Asks for the reason and what else is needed. What was on the screen when it opened is what is decided on: if that has changed since, the service refuses. */
function Ask({ story, tag, chosen, done, command, close }: Props & { command: Command; close: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Filled>();
  const [read, setRead] = useState(tag);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const decide = useDecide(story.id);
  const changed = decide.error instanceof ApiProblem && decide.error.status === 412;
  const send = (filled: Filled) =>
    decide.mutate({ decision: decisionOf(command, filled, chosen), tag: read, key }, {
      onSuccess: ({ crisis }) => {
        void message.success(<>{t('story.accepted')} {crisis !== story.id && <Link to={`/crises/${crisis}`}>{t('story.goThere')}</Link>}</>, 6);
        done();
        close();
      },
      onError: (error) => error instanceof ApiProblem && setKey(crypto.randomUUID()),
    });
  const again = () => {
    setRead(tag);
    decide.reset();
  };
  return (
    <Modal
      open
      title={t(`story.ask.${command}`, { number: chosen.length })}
      onCancel={close}
      onOk={form.submit}
      okButtonProps={{ disabled: changed, danger: command === 'false-alarm' }}
      confirmLoading={decide.isPending}
    >
      <Failure error={decide.error} />
      {changed && <Button style={{ marginBottom: 12 }} onClick={again}>{t('story.again')}</Button>}
      <Typography.Paragraph type="secondary">{t(`story.means.${command}`)}</Typography.Paragraph>
      <Form form={form} layout="vertical" onFinish={send}>
        {command === 'merge' && <Others story={story} name="with" most={MOST.others} />}
        {command === 'move' && <Others story={story} name="to" />}
        <Form.Item name="reason" label={t('reason')} rules={[{ required: true, whitespace: true, message: t('story.reasonMissing') }]}>
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

function decisionOf(command: Command, { with: merged, to, reason }: Filled, mentions: string[]): Decision {
  if (command === 'merge') return { command, with: merged ?? [], reason };
  if (command === 'move') return { command, to: to ?? '', mentions, reason };
  return command === 'split' ? { command, mentions, reason } : { command, reason };
}

/** Open crises of the same brand besides this one. */
function Others({ story, name, most }: { story: Story; name: 'with' | 'to'; most?: number }) {
  const { t } = useTranslation();
  const crises = useCrises();
  const options = (crises.data?.items ?? [])
    .filter((crisis) => crisis.id !== story.id && crisis.brand === story.brand && isOpen(crisis))
    .map((crisis) => ({ value: crisis.id, label: `${t(`level.${crisis.level}`, { defaultValue: crisis.level })} · ${crisis.title ?? ''} · ${crisis.id.slice(0, 8)}` }));
  return (
    <Form.Item name={name} label={t(`story.${name}`)} rules={[{ required: true, message: t('story.otherMissing') }]}>
      <Select showSearch={{ optionFilterProp: 'label' }} loading={crises.isLoading} options={options} {...(most && { mode: 'multiple' as const, maxCount: most })} />
    </Form.Item>
  );
}
