import { useState } from 'react';
import type { Availability } from '../api/types.ts';
import { useStream } from './use-stream.ts';

const maxIds = 100;

/** What is left of these listings, from what the page came with to what it is now. */
export const useAvailability = (listings: readonly Availability[]): ((listing: Availability) => number) => {
  const [latest, setLatest] = useState<Record<string, number>>({});
  const ids = listings.slice(0, maxIds).map(({ id }) => id);

  useStream<Availability>(
    ids.length > 0 ? `/api/tickets/stream?ids=${ids.join(',')}` : undefined,
    ({ id, available }) =>
      setLatest((before) => (before[id] === available ? before : { ...before, [id]: available })),
  );

  return ({ id, available }) => latest[id] ?? available;
};
