/** Seconds of an ISO-8601 duration without months and years, such as PT2H or P3D. */
export function secondsOf(duration: string): number {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(duration);
  if (!match) throw new Error(`not a duration: ${duration}`);
  const [days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return days! * 86400 + hours! * 3600 + minutes! * 60 + seconds!;
}

/** 1:05:09, or 4:07 below an hour; a sign in front when negative. */
export function clockFace(seconds: number): string {
  const whole = Math.trunc(Math.abs(seconds));
  const two = (n: number) => String(n).padStart(2, '0');
  const hours = Math.trunc(whole / 3600);
  const rest = `${hours > 0 ? two(Math.trunc((whole % 3600) / 60)) : Math.trunc(whole / 60)}:${two(whole % 60)}`;
  return `${seconds < 0 ? '-' : ''}${hours > 0 ? `${hours}:` : ''}${rest}`;
}

/** 2h, 30m, 90s, 1d: the largest unit that divides it. */
export function briefly(seconds: number): string {
  for (const [unit, size] of [['d', 86400], ['h', 3600], ['m', 60]] as const) {
    if (seconds >= size && seconds % size === 0) return `${seconds / size}${unit}`;
  }
  return `${seconds}s`;
}

/** Local date and time to the second; a dash when absent. */
export function moment(iso: string | null | undefined, language: string): string {
  if (!iso) return '–';
  return new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'medium', hour12: false }).format(new Date(iso));
}

/** How much of the time between start and due has passed, 0 to 1. */
export function elapsedShare(startedAt: string, dueAt: string, now: number): number {
  const start = Date.parse(startedAt);
  const due = Date.parse(dueAt);
  if (due <= start) return 1;
  return Math.min(1, Math.max(0, (now - start) / (due - start)));
}
