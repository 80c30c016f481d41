import { beforeEach, describe, expect, it, vi } from 'vitest';

vi.mock('./session', () => ({ token: () => Promise.resolve('token') }));
vi.mock('../i18n', () => ({ default: { language: 'zh-CN' } }));

const { eventReader, listen } = await import('./events');

describe('a stream of events', () => {
  it('is read whole, wherever the network cut it', () => {
    const text = 'data: {"id":"1"}\n\n: alive\n\ndata: two\ndata: lines\n\nevent: x\r\ndata: last\r\n\r\ndata: unfinished\n';
    for (let size = 1; size <= text.length; size++) {
      const told: string[] = [];
      const read = eventReader((data) => told.push(data));
      for (let at = 0; at < text.length; at += size) read(text.slice(at, at + size));
      expect(told).toEqual(['{"id":"1"}', 'two\nlines', 'last']);
    }
  });
});

describe('listening', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  const answer = (text: string) => () => Promise.resolve(new Response(text));
  const listener = () => ({ joined: vi.fn(), told: vi.fn(), lost: vi.fn() });

  it('takes up a broken line again, and says each time that it stands', async () => {
    const fetched = vi.fn().mockImplementationOnce(answer('data: 一\n\n')).mockRejectedValueOnce(new Error('no network')).mockImplementationOnce(answer('data: 二\n\n'));
    vi.stubGlobal('fetch', fetched);
    const leaving = new AbortController();
    const heard = listener();
    heard.told.mockImplementation((data) => data === '二' && leaving.abort());
    const listening = listen('/api/mentions/stream', leaving.signal, heard);
    await vi.advanceTimersByTimeAsync(60_000);
    await listening;
    expect(heard.told.mock.calls).toEqual([['一'], ['二']]);
    expect(heard.joined).toHaveBeenCalledTimes(2);
    expect(heard.lost).toHaveBeenCalledTimes(2);
  });

  it('ends when the service refuses', async () => {
    const fetched = vi.fn().mockResolvedValue(new Response('{"detail":"无权"}', { status: 403 }));
    vi.stubGlobal('fetch', fetched);
    const heard = listener();
    await listen('/api/mentions/stream', new AbortController().signal, heard);
    expect(fetched).toHaveBeenCalledTimes(1);
    expect(heard.lost).toHaveBeenCalledTimes(1);
    expect(heard.joined).not.toHaveBeenCalled();
  });

  it('gives up a line on which nothing moves', async () => {
    const signals: AbortSignal[] = [];
    const hanging = (_: string, init: RequestInit) => {
      signals.push(init.signal!);
      return new Promise<Response>((_, fail) => init.signal!.addEventListener('abort', () => fail(new Error('aborted'))));
    };
    vi.stubGlobal('fetch', vi.fn().mockImplementation(hanging));
    const leaving = new AbortController();
    const listening = listen('/api/mentions/stream', leaving.signal, listener());
    await vi.advanceTimersByTimeAsync(44_000);
    expect(signals.map((signal) => signal.aborted)).toEqual([false]);
    await vi.advanceTimersByTimeAsync(2_500);
    expect(signals.map((signal) => signal.aborted)).toEqual([true, false]);
    leaving.abort();
    await listening;
  });
});
