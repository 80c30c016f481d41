import { describe, expect, it } from 'vitest';
import { told, type Forecast } from './forecast';

const now = Date.parse('2026-11-21T01:00:00Z');
const forecast: Forecast = {
  level: 'L1', rule: 'L1', window: 'PT2H', over: 100_000, spread: 60_000, lastHour: 41_000, probability: 0.738, horizon: 'PT24H',
  expectedAt: '2026-11-21T01:40:00Z', earliest: '2026-11-21T01:25:00Z', latest: '2026-11-21T02:10:00Z',
};

describe('a forecast', () => {
  it('says in how many minutes from now, with its interval', () => {
    const [text, figures] = told(forecast, now);
    expect(text).toBe('forecast.expected');
    expect(figures).toMatchObject({ expected: 40, low: 25, high: 70, percent: 74 });
    expect(told(forecast, now + 30 * 60_000)[1]).toMatchObject({ expected: 10, low: 0, high: 40 });
  });

  it('without times is not expected', () => {
    const [text, figures] = told({ ...forecast, probability: 0.03, expectedAt: null, earliest: null, latest: null }, now);
    expect(text).toBe('forecast.unlikely');
    expect(figures).toMatchObject({ percent: 3, horizon: '1d' });
  });

  it('whose time has passed says so', () => {
    expect(told(forecast, now + 71 * 60_000)[0]).toBe('forecast.passed');
  });
});
