import type { World } from '../world.ts';

export const empty = Object.fromEntries(
  [
    ...['orders', 'messages', 'tickets', 'seats', 'listingCopies', 'orderCopies', 'deadlines'],
    ...['unsent', 'intents', 'refunds', 'events', 'deadLetters', 'desks'],
  ].map((name) => [name, []]),
) as unknown as World;
