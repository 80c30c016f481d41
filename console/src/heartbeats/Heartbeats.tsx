import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { moment } from '../shared/time';
import { missed, useHeartbeats } from './heartbeats';

/** Says so when the suite is not wholly at work (失联), or could not tell anybody; else nothing. */
export function Heartbeats() {
  const { t, i18n } = useTranslation();
  const board = useHeartbeats().data;
  const silent = missed(board).map((heartbeat) =>
    t(`heartbeats.${heartbeat.state}`, { name: t(`heartbeats.names.${heartbeat.name}`, { defaultValue: heartbeat.name }), at: moment(heartbeat.heardAt, i18n.language) }));
  const findings = (board?.findings ?? []).map((finding) => (i18n.language === 'en' ? finding.en : finding.zh));
  return (
    <>
      {silent.length > 0 && <Alert type="error" showIcon style={{ marginBottom: 12 }} title={t('heartbeats.missed')} description={silent.join(' ')} />}
      {findings.length > 0 && <Alert type="warning" showIcon style={{ marginBottom: 12 }} title={findings.join(' ')} />}
    </>
  );
}
