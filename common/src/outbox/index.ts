export { aggregates } from './aggregates.ts';
export type { Aggregates, Query } from './aggregates-port.ts';
export type { Replica } from './compare-replica.ts';
export type { Outbox } from './outbox.ts';
export { outboxed } from './outboxed.ts';
export { createRelay, type Relay } from './relay.ts';
export { behindIn, replicate } from './replicate.ts';
export { difference, toState, toStored } from './stored.ts';
export { together } from './together.ts';
