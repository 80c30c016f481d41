import { describe, expect, it } from 'vitest';
import { briefly, clockFace, elapsedShare, secondsOf } from './time';

describe('durations', () => {
  it('are read as the plan writes them', () => {
    expect(secondsOf('PT2H')).toBe(7200);
    expect(secondsOf('PT1H30M')).toBe(5400);
    expect(secondsOf('PT0.5S')).toBe(0.5);
    expect(secondsOf('P3D')).toBe(259200);
    expect(() => secondsOf('2h')).toThrow('2h');
  });

  it('are shown in the largest unit that divides them', () => {
    expect(briefly(7200)).toBe('2h');
    expect(briefly(5400)).toBe('90m');
    expect(briefly(86400)).toBe('1d');
    expect(briefly(61)).toBe('61s');
  });
});

describe('a clock face', () => {
  it('counts down and past zero', () => {
    expect(clockFace(3909)).toBe('1:05:09');
    expect(clockFace(247)).toBe('4:07');
    expect(clockFace(-61)).toBe('-1:01');
    expect(clockFace(0)).toBe('0:00');
  });

  it('fills between start and due', () => {
    const start = '2026-11-21T01:00:00Z';
    const due = '2026-11-21T02:00:00Z';
    expect(elapsedShare(start, due, Date.parse('2026-11-21T01:30:00Z'))).toBe(0.5);
    expect(elapsedShare(start, due, Date.parse('2026-11-21T00:00:00Z'))).toBe(0);
    expect(elapsedShare(start, due, Date.parse('2026-11-22T00:00:00Z'))).toBe(1);
    expect(elapsedShare(start, start, Date.parse(start))).toBe(1);
  });
});
