import { useSyncExternalStore } from 'react';
import { useVisit } from './use-visit.ts';

const never = () => () => undefined;
const here = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The zone to show times in: what the server assumed until the page is alive, then the visitor's own. */
export const useZone = (): string => {
  const { zone } = useVisit();
  return useSyncExternalStore(never, here, () => zone);
};
