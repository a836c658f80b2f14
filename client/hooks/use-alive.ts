import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** False on the server and until the page has come alive: what only a script can do waits for it. */
export const useAlive = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
