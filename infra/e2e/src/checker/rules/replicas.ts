import type { Rule, Violation } from '../check.ts';
import type { Replica } from '../world.ts';

const behind = (
  what: string,
  sources: { _id: string; version: number }[],
  copies: Replica[],
): Violation[] => {
  const versions = new Map(copies.map(({ _id, version }) => [_id, version]));
  return sources
    .filter(({ _id, version }) => versions.get(_id) !== version)
    .map(({ _id, version }) => ({
      invariant: 'I6',
      what: `${what} has ${_id} at ${versions.get(_id) ?? 'no version'}, its source is at ${version}`,
    }));
};

const copiesAreAsTheirSource: Rule = ({ orders, tickets, seats, listingCopies, orderCopies }) => [
  ...behind('tickets', orders, seats),
  ...behind('orders', tickets, listingCopies),
  ...behind('payments', orders, orderCopies),
];

const deadlinesAreKnown: Rule = ({ orders, deadlines }) => {
  const known = new Map(deadlines.map(({ _id, expiresAt }) => [_id, Number(expiresAt)]));
  return orders
    .filter(({ status }) => status === 'created' || status === 'awaiting:payment')
    .filter(({ _id, expiresAt }) => known.get(_id) !== Number(expiresAt))
    .map(({ _id }) => ({ invariant: 'I6', what: `expiration does not know the deadline of ${_id}` }));
};

export const checksOfReplicas = [copiesAreAsTheirSource, deadlinesAreKnown];
