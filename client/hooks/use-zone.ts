import { useSyncExternalStore } from 'react';
import { useVisit } from './use-visit.ts';

const never = () => () => undefined;
const here = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The visitor's zone: what the server assumed until the page is alive, then their own. */
export const useZone = (): string => {
  const { zone } = useVisit();
  return useSyncExternalStore(never, here, () => zone);
};

/** The zone to show an event in: its own, else the visitor's. */
export const useEventZone = (timeZone: string | undefined): string => {
  const own = useZone();
  return timeZone ?? own;
};
