import { Button, Card, Flex, Input, Select, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, usePerson } from '../session/Session';
import { CHOICES } from './filter';
import { useBrandName, type Concern, type Decide, type Mention } from './mentions';
import { HandlingTag } from './Tags';

const LONGEST_OWNER = 100;

/** What is done about it (处置状态), for each brand that it concerns. */
export function HandlingPanel({ mention, decide }: { mention: Mention; decide: Decide }) {
  const { t } = useTranslation();
  const allowed = useMay('analyst');
  return (
    <Card size="small" title={t('ledger.handling')}>
      <Flex vertical gap={8}>
        {mention.brands.length === 0 && <Typography.Text type="secondary">{t('ledger.noBrand')}</Typography.Text>}
        {mention.brands.map((concern) => (allowed ? <Handle key={concern.brand} concern={concern} decide={decide} /> : <div key={concern.brand}><HandlingTag concern={concern} /></div>))}
      </Flex>
    </Card>
  );
}

/** What is not said anew stays as it is, also when somebody else changes it meanwhile. */
function Handle({ concern, decide }: { concern: Concern; decide: Decide }) {
  const { t } = useTranslation();
  const { name } = usePerson();
  const nameOf = useBrandName();
  const [said, setSaid] = useState<{ status?: string; owner?: string }>({});
  const now = { status: said.status ?? concern.status, owner: said.owner ?? concern.owner ?? '' };
  const save = () =>
    decide.mutate({ path: `handling/${encodeURIComponent(concern.brand)}`, body: now, version: concern.handlingVersion }, { onSuccess: () => setSaid({}) });
  return (
    <Flex gap={8} wrap align="center">
      <Typography.Text strong style={{ minWidth: 72 }}>{nameOf(concern.brand)}</Typography.Text>
      <Select
        value={now.status}
        options={CHOICES.status.map((value) => ({ value: value as string, label: t(`handling.${value}`) }))}
        aria-label={t('ledger.filter.status')}
        style={{ width: 110 }}
        onChange={(status) => setSaid({ ...said, status })}
      />
      <Input
        value={now.owner}
        maxLength={LONGEST_OWNER}
        placeholder={t('ledger.filter.owner')}
        aria-label={t('ledger.filter.owner')}
        style={{ width: 150 }}
        onChange={(field) => setSaid({ ...said, owner: field.target.value })}
        onPressEnter={save}
      />
      <Button onClick={() => setSaid({ ...said, owner: name })}>{t('ledger.mine')}</Button>
      <Button type="primary" disabled={Object.keys(said).length === 0} loading={decide.isPending} onClick={save}>{t('ledger.save')}</Button>
    </Flex>
  );
}
