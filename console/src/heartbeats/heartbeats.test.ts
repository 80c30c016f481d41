import { describe, expect, it, vi } from 'vitest';
import { missed } from './heartbeats';

vi.mock('../session/api', () => ({ get: () => undefined }));

describe('heartbeats', () => {
  it('are missed until they have been back for long enough', () => {
    const items = ['beating', 'silent', 'returning', 'waiting'].map((state) => ({ name: state, state }));
    expect(missed({ items, findings: [], outward: 'off' }).map((heartbeat) => heartbeat.name)).toEqual(['silent', 'returning']);
  });

  it('are not missed before the board is known', () => {
    expect(missed(undefined)).toEqual([]);
  });
});
