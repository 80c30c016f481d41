import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { save } from '../session/api';
import { queryOf, type Filter } from './filter';

const TYPES: Record<string, string> = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv' };

/** The mentions of the filter as a file, in the language and the time of this place. */
export function ExportButton({ filter }: { filter: Filter }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const take = async (format: string) => {
    setBusy(true);
    try {
      const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      await save(`/api/mentions/export?${queryOf(filter, { format, zone })}`, `${t('ledger.heading')}.${format}`, `${TYPES[format]}, application/problem+json`);
    } catch (problem) {
      message.error((problem as Error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dropdown trigger={['click']} menu={{ items: Object.keys(TYPES).map((key) => ({ key, label: key.toUpperCase() })), onClick: ({ key }) => take(key) }}>
      <Button loading={busy}>{t('ledger.export')}</Button>
    </Dropdown>
  );
}
