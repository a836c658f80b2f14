import { useEffect, useEffectEvent } from 'react';

/** What changes while one looks on. What follows it is loaded once the page is there. */
export const useStream = <T>(url: string | undefined, onMessage: (message: T) => void): void => {
  const received = useEffectEvent(onMessage);

  useEffect(() => {
    if (!url) return;
    let isOver = false;
    let stop: (() => void) | undefined;
    const start = async () => {
      const { followStream } = await import('./follow-stream.ts');
      if (!isOver) stop = followStream(url, (message) => received(message));
    };
    void start().catch(() => undefined);
    return () => {
      isOver = true;
      stop?.();
    };
  }, [url]);
};
