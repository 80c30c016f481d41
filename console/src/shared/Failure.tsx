import { Alert } from 'antd';
import { ApiProblem } from '../session/api';

/** What went wrong, in the words of the service. */
export function Failure({ error }: { error: unknown }) {
  if (!error) return null;
  const problem = error instanceof ApiProblem ? error : null;
  return <Alert type="error" showIcon style={{ marginBottom: 12 }} title={problem?.detail ?? String(error)} description={problem?.type} />;
}
