import { ApiProblem, call } from './api';

/** Takes parts of a stream of server-sent events (WHATWG HTML, 9.2) and gives the data of each event; comments carry none. */
export function eventReader(told: (data: string) => void): (part: string) => void {
  let rest = '';
  return (part) => {
    const blocks = (rest + part).split(/\r?\n\r?\n/);
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const lines = block.split(/\r?\n/).filter((line) => line.startsWith('data:'));
      if (lines.length > 0) told(lines.map((line) => line.slice(5).replace(/^ /, '')).join('\n'));
    }
  };
}

export interface Listener {
  /** The line stands, at first or again: what came meanwhile was not told. */
  joined: () => void;
  told: (data: string) => void;
  lost: () => void;
}

/** The services say something at least every 15 seconds; a line that is silent for longer than this is dead. */
const DEAD_AFTER = 45_000;
const LONGEST_WAIT = 30_000;

/** Listens until told to leave, and takes up a broken line again, later after each failure in a row. Ends when the service refuses. */
export async function listen(path: string, leaving: AbortSignal, listener: Listener): Promise<void> {
  let failures = 0;
  const joined = () => {
    failures = 0;
    listener.joined();
  };
  while (!leaving.aborted) {
    try {
      await follow(path, leaving, { ...listener, joined });
    } catch (problem) {
      if (leaving.aborted) return;
      if (isRefused(problem)) return listener.lost();
    }
    if (leaving.aborted) return;
    listener.lost();
    await waited(Math.min(LONGEST_WAIT, 1000 * 2 ** failures++), leaving);
  }
}

async function follow(path: string, leaving: AbortSignal, listener: Listener): Promise<void> {
  const dead = new AbortController();
  let watch = setTimeout(() => dead.abort(), DEAD_AFTER);
  try {
    const response = await call(path, { signal: AbortSignal.any([leaving, dead.signal]), headers: { Accept: 'text/event-stream' } });
    const read = eventReader(listener.told);
    const letters = new TextDecoder();
    const reader = response.body!.getReader();
    listener.joined();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      clearTimeout(watch);
      watch = setTimeout(() => dead.abort(), DEAD_AFTER);
      read(letters.decode(part.value, { stream: true }));
    }
  } finally {
    clearTimeout(watch);
  }
}

/** Asking again would bring the same answer: of a token just run out, or a door just being changed, it would not. */
function isRefused(problem: unknown): boolean {
  return problem instanceof ApiProblem && (problem.status === 400 || problem.status === 403);
}

function waited(millis: number, leaving: AbortSignal): Promise<void> {
  return new Promise((over) => {
    const timer = setTimeout(over, millis);
    leaving.addEventListener('abort', () => (clearTimeout(timer), over()), { once: true });
  });
}
