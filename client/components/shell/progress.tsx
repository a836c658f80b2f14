import { useRouter } from 'next/router';
import { useEffect, useState } from 'react';

const afterMs = 150;

/** A thin bar while the next page is on its way and takes a moment; this one stays until then. */
export const Progress = () => {
  const { events } = useRouter();
  const [isUnderWay, setUnderWay] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const begin = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setUnderWay(true), afterMs);
    };
    const end = () => {
      clearTimeout(timer);
      setUnderWay(false);
    };
    const ends = ['routeChangeComplete', 'routeChangeError'] as const;
    events.on('routeChangeStart', begin);
    for (const name of ends) events.on(name, end);
    return () => {
      end();
      events.off('routeChangeStart', begin);
      for (const name of ends) events.off(name, end);
    };
  }, [events]);
  return <div className={isUnderWay ? 'progress-line under-way' : 'progress-line'} aria-hidden="true" />;
};
