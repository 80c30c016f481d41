import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from './api';

/** Refetches a view whenever its stream (SSE, with the bearer token) says something; without a stream, polling goes on alone. */
export function useStream(path: string, queryKey: readonly unknown[]): void {
  const queries = useQueryClient();
  const key = JSON.stringify(queryKey);
  useEffect(() => {
    const leaving = new AbortController();
    const listen = async () => {
      const response = await call(path, { signal: leaving.signal, headers: { Accept: 'text/event-stream' } });
      const reader = response.body?.getReader();
      for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
        await queries.invalidateQueries({ queryKey: JSON.parse(key) });
      }
    };
    listen().catch(() => undefined);
    return () => leaving.abort();
  }, [path, key, queries]);
}
