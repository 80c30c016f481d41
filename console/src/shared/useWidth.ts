import { useLayoutEffect, useRef, useState } from 'react';

/** The width of an element in pixels, as it changes: what is drawn for it keeps letters of one size, on a phone too. */
export function useWidth<E extends HTMLElement>() {
  const element = useRef<E>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    if (!element.current) return;
    const watching = new ResizeObserver(([entry]) => setWidth(Math.floor(entry!.contentRect.width)));
    watching.observe(element.current);
    return () => watching.disconnect();
  }, []);
  return [element, width] as const;
}
