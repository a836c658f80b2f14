import { readWorld, type Sources } from './read-world.ts';
import { checksOfDesks } from './rules/desk.ts';
import { checksOfEvents } from './rules/events.ts';
import { checksOfHostile } from './rules/hostile.ts';
import { checksOfMessages } from './rules/messages.ts';
import { checksOfMoney } from './rules/money.ts';
import { checksOfOrders } from './rules/orders.ts';
import { checksOfPasses } from './rules/passes.ts';
import { checksOfReplicas } from './rules/replicas.ts';
import { checksOfSeats } from './rules/seats.ts';
import type { World } from './world.ts';

export interface Violation {
  /** N: of notifications, P: of passes, D: of the desk. */
  invariant:
    | `I${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12}`
    | `N${1 | 2}`
    | `P${1 | 2 | 3 | 4}`
    | 'D1';
  what: string;
}

/** What the caller knows and no database knows. */
export interface Expected {
  /** Ids that were answered 2xx. */
  orders?: readonly string[];
  tickets?: readonly string[];
  /** Orders whose payment was answered 2xx, and passes that were let in. */
  paid?: readonly string[];
  admitted?: readonly string[];
  /** What was asked by somebody whose it is not, or to do harm. */
  hostile?: readonly Hostile[];
  /** Orders that a restore to a time before them took away: their charges have been given back. */
  lost?: readonly string[];
  /** How many poisonous messages were sent. */
  poison?: number;
  /** It was emptied, so what it remembers proves nothing. */
  withoutBroker?: boolean;
  /** An order may stay unended this long beyond its deadline. */
  boundMs?: number;
  /** How long a write of orders may take when databases and processes are harmed. */
  writeMs?: number;
  /** The times that two processes of orders wrote down cannot be compared. */
  clocksDiffer?: boolean;
}

export interface Hostile {
  request: string;
  status: number;
  body: string;
}

export type Rule = (world: World, expected: Expected) => Violation[];

const rules: Rule[] = [
  ...checksOfSeats,
  ...checksOfMoney,
  ...checksOfOrders,
  ...checksOfEvents,
  ...checksOfReplicas,
  ...checksOfMessages,
  ...checksOfPasses,
  ...checksOfDesks,
  ...checksOfHostile,
];

export const check = (world: World, expected: Expected = {}): Violation[] =>
  rules.flatMap((rule) => rule(world, expected));

/** Some of the invariants need their time: looks until all hold, or gives what does not after `withinMs`. */
export const checkWithin = async (sources: Sources, withinMs: number, expected: Expected = {}) => {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const { broker, ...others } = sources;
    const world = await readWorld(expected.withoutBroker ? others : { ...others, broker });
    const violations = check(world, expected);
    if (violations.length === 0 || Date.now() > deadline) return { world, violations };
    await new Promise((done) => setTimeout(done, 250));
  }
};
