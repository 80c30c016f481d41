import { describe, expect, it, vi } from 'vitest';

vi.mock('../session/api', () => ({ get: () => undefined }));

describe('thresholds', () => {
  it('stand lowest first, warn and watch among them', async () => {
    const { thresholdsOf } = await import('./plan');
    const spread = (over: number, within: string) => ({ over, within });
    const plan = {
      name: 'default',
      zone: 'Asia/Shanghai',
      mode: 'live',
      timeScale: 1,
      brands: [],
      grading: {
        levels: [
          { level: 'L1', spread: spread(100_000, 'PT2H') },
          { level: 'L3', spread: spread(10_000, 'PT8H') },
        ],
        warn: { spread: spread(3_000, 'PT8H') },
        watch: null,
      },
    };
    expect(thresholdsOf(plan).map((threshold) => threshold.level)).toEqual(['warn', 'L3', 'L1']);
  });
});
