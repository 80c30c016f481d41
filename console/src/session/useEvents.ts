import { useEffect, useEffectEvent, useState } from 'react';
import { listen } from './events';

/** Listens to a stream as long as the view is there; whether the line stands just now. `joined` is told each time it stands anew. */
export function useEvents<T>(path: string, told: (event: T) => void, joined: () => void = () => undefined): boolean {
  const [live, setLive] = useState(false);
  const onTold = useEffectEvent(told);
  const onJoined = useEffectEvent(joined);
  useEffect(() => {
    const leaving = new AbortController();
    void listen(path, leaving.signal, {
      joined: () => {
        setLive(true);
        onJoined();
      },
      told: (data) => onTold(JSON.parse(data) as T),
      lost: () => setLive(false),
    });
    return () => leaving.abort();
  }, [path]);
  return live;
}
