import type { Expected } from './check.ts';
import type { World } from './world.ts';

export const invariants = [
  ...(['I1', 'I2', 'I3', 'I4', 'I5', 'I6'] as const),
  ...(['I7', 'I8', 'I9', 'I10', 'I11', 'I12'] as const),
];
export type Objects = Record<(typeof invariants)[number], number>;

/** How many there are of what each invariant is about: one that finds nothing wrong with nothing says nothing. */
export const objectsOf = (world: World, expected: Expected): Objects => {
  const { orders, intents, events, tickets, seats, listingCopies, orderCopies, deadlines } = world;
  const { orders: answered = [], tickets: listed = [], paid = [], admitted = [], hostile = [] } = expected;
  const charged = intents.filter(({ status }) => status === 'succeeded');
  return {
    I1: orders.reduce((sum, { slots }) => sum + slots.length, 0),
    I2: charged.length,
    I3: new Set(intents.map(({ metadata }) => metadata.orderId)).size,
    I4: orders.length,
    I5: expected.withoutBroker ? 0 : orders.length + tickets.length,
    I6: seats.length + listingCopies.length + orderCopies.length + deadlines.length,
    I7: events.length,
    I8: answered.length + listed.length + paid.length + admitted.length,
    I9: orders.filter(({ status }) => status === 'cancelled' || status === 'refunded').length,
    I10: orders.filter(({ reason }) => reason === 'expired').length + intents.length,
    I11: expected.withoutBroker ? 0 : (expected.poison ?? 0),
    I12: hostile.filter(({ status }) => status !== 503).length,
  };
};
