import { useEffect, useEffectEvent, useState } from 'react';

/** What a page does without until it is there, so that it is not loaded before it. */
export const useLate = <T extends object>(
  load: () => Promise<T>,
  isWanted = true,
): T | Record<keyof T, undefined> => {
  const [loaded, setLoaded] = useState({} as T | Record<keyof T, undefined>);
  const start = useEffectEvent(() => load().then(setLoaded, () => undefined));
  useEffect(() => {
    if (isWanted) void start();
  }, [isWanted]);
  return loaded;
};
