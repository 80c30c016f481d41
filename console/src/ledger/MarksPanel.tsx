import { Button, Card, Checkbox, Flex, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../session/Session';
import { useBrandName, useNoise, type Concern, type Decide, type Mention, type NoiseReason } from './mentions';

const NOISES = ['copy', 'ad', 'coordinated', 'repeat'];

/** Why it weighs less or not at all (噪声与标记), and a person's word against it; for each brand. */
export function MarksPanel({ mention, decide }: { mention: Mention; decide: Decide }) {
  const { t } = useTranslation();
  const allowed = useMay('analyst');
  const reasons = useNoise(mention.id).data?.items ?? [];
  if (mention.brands.length === 0) return null;
  return (
    <Card size="small" title={t('ledger.marks')}>
      <Flex vertical gap={12}>
        {mention.brands.map((concern) => (
          <Flex vertical gap={4} key={concern.brand}>
            <Mark concern={concern} revision={mention.revision} decide={decide} allowed={allowed} />
            {reasons.filter((reason) => reason.brand === concern.brand).map((reason) => <Why key={reason.kind} reason={reason} />)}
          </Flex>
        ))}
      </Flex>
    </Card>
  );
}

interface Said {
  notCrisis?: boolean;
  ownAccount?: boolean;
  noise?: string[];
}

function Mark({ concern, revision, decide, allowed }: { concern: Concern; revision: number; decide: Decide; allowed: boolean }) {
  const { t } = useTranslation();
  const nameOf = useBrandName();
  const [said, setSaid] = useState<Said>({});
  const now = { ...concern, ...said };
  const save = () => decide.mutate({ path: 'marks', body: { brand: concern.brand, ...said }, version: revision }, { onSuccess: () => setSaid({}) });
  return (
    <Flex gap={8} wrap align="center">
      <Typography.Text strong style={{ minWidth: 72 }}>{nameOf(concern.brand)}</Typography.Text>
      <Checkbox disabled={!allowed} checked={now.notCrisis} onChange={(box) => setSaid({ ...said, notCrisis: box.target.checked })}>{t('ledger.notCrisis')}</Checkbox>
      <Checkbox disabled={!allowed} checked={now.ownAccount} onChange={(box) => setSaid({ ...said, ownAccount: box.target.checked })}>{t('ledger.ownAccount')}</Checkbox>
      <Checkbox.Group
        disabled={!allowed}
        value={now.noise}
        options={NOISES.map((value) => ({ value, label: t(`noise.${value}`) }))}
        onChange={(noise) => setSaid({ ...said, noise })}
      />
      {allowed && <Button type="primary" disabled={Object.keys(said).length === 0} loading={decide.isPending} onClick={save}>{t('ledger.save')}</Button>}
    </Flex>
  );
}

function Why({ reason }: { reason: NoiseReason }) {
  const { t } = useTranslation();
  const parts = [
    reason.score == null ? null : `${Math.round(100 * reason.score)} %`,
    reason.words.join(' '),
    reason.groupSize == null ? null : t('ledger.copies', { n: reason.groupSize }),
    reason.setBy && t('ledger.setBy', { name: reason.setBy }),
    reason.inForce ? null : t('ledger.notInForce'),
  ];
  return <Typography.Text type="secondary" delete={!reason.inForce}>{t(`noise.${reason.kind}`, { defaultValue: reason.kind })}: {parts.filter(Boolean).join(' · ')}</Typography.Text>;
}
