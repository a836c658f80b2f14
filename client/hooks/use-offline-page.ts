import { useEffect } from 'react';
import { offlineCache } from './offline-cache.ts';

const worker = '/orders/offline.js';

/** What the page is made of: its scripts, styles, letters and pictures, but no answer of the API. */
const partsOfPage = (): string[] =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && !/^\/(api|_next\/data)\//.test(pathname))
    .map(({ pathname, search }) => pathname + search);

const keep = async (): Promise<void> => {
  await navigator.serviceWorker.register(worker);
  const cache = await caches.open(offlineCache);
  const page = await fetch(location.pathname);
  if (!page.ok || page.redirected) return;
  await cache.put(location.pathname, page);
  // a part that is missing is one that an open page does without
  await Promise.allSettled([...new Set(partsOfPage())].map((part) => cache.add(part)));
};

/** A page that was open once opens without a connection, until its reader signs out. */
export const useOfflinePage = (isWanted: boolean): void => {
  useEffect(() => {
    if (!isWanted || !('serviceWorker' in navigator) || !navigator.onLine) return;
    const start = () => void keep().catch(() => undefined);
    if (document.readyState === 'complete') start();
    else addEventListener('load', start, { once: true });
    return () => removeEventListener('load', start);
  }, [isWanted]);
};
