import { useQuery } from '@tanstack/react-query';
import { get } from '../session/api';

export interface Heartbeat {
  name: string;
  state: string;
  heardAt?: string | null;
}

export interface HeartbeatBoard {
  items: Heartbeat[];
  /** What is wrong with the dead-man switch itself. */
  findings: { code: string; zh: string; en: string }[];
  outward: string;
}

export function useHeartbeats() {
  return useQuery({ queryKey: ['heartbeats'], queryFn: () => get<HeartbeatBoard>('/api/pages/heartbeats'), refetchInterval: 10000 });
}

/** Those that are silent, or heard again for not long enough. */
export function missed(board: HeartbeatBoard | undefined): Heartbeat[] {
  return (board?.items ?? []).filter((heartbeat) => heartbeat.state === 'silent' || heartbeat.state === 'returning');
}
