import { useState } from 'react';
import type { Availability } from '../api/types.ts';
import { useStream } from './use-stream.ts';

const mostIds = 100;

/** What is left of these listings, from what the page came with to what it is now. */
export const useAvailability = (listings: readonly Availability[]): ((listing: Availability) => number) => {
  const [heard, setHeard] = useState<Record<string, number>>({});
  const ids = listings.slice(0, mostIds).map(({ id }) => id);

  useStream<Availability>(
    ids.length > 0 ? `/api/tickets/stream?ids=${ids.join(',')}` : undefined,
    ({ id, available }) =>
      setHeard((before) => (before[id] === available ? before : { ...before, [id]: available })),
  );

  return ({ id, available }) => heard[id] ?? available;
};
