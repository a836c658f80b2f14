import { useEffect, useState } from 'react';
import { serverNow } from '../api/server-clock.ts';

const secondsUntil = (end: string, now: number) => Math.max(0, Math.ceil((Date.parse(end) - now) / 1000));

/** By the server's clock; at first as of when the page was made, so that both render the same. */
export const useSecondsLeft = (end: string, madeAt: number): number => {
  const [now, setNow] = useState(madeAt);
  useEffect(() => {
    const tick = () => setNow(serverNow());
    tick();
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, []);
  return secondsUntil(end, now);
};
