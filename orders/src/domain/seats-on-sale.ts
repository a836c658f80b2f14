import type { Change, SeatsDecided, SubjectOf } from '@ticketing/common/contracts';

/**
 * Seats of one listing that are taken out of sale, as an order takes them: nobody else can have them.
 * It lies beside the orders, under the same unique index.
 */
export interface SeatsOnSale {
  id: string;
  version: number;
  ticketId: string;
  /** How many there are in all, these included; it never shrinks. */
  size: number;
  slots: number[];
  live: true;
  /** What was asked last, by which version of the listing, and what came of it. */
  decision: Pick<SeatsDecided['data'], 'ticketVersion' | 'accepted' | 'taken' | 'unpaid'>;
}

export type SeatsSubject = SubjectOf<'seats'>;
export type SeatsChange = Change<SeatsOnSale, SeatsSubject>;

export interface Resize {
  ticketId: string;
  /** The version of the listing that wants it. */
  version: number;
  /** What the listing says so far. */
  quantity: number;
  wanted: number | 'withdrawn';
}

/** What live orders have of it. */
export interface Taken {
  slots: readonly number[];
  unpaid: number;
}

export const idOf = (ticketId: string) => `seats-${ticketId}`;

/** Undefined: a newer version has decided already, or nothing changes. */
export const resize = (
  known: SeatsOnSale | undefined,
  { ticketId, version, quantity, wanted }: Resize,
  taken: Taken,
): SeatsChange | undefined => {
  if (known && version <= known.decision.ticketVersion) return undefined;
  const target = wanted === 'withdrawn' ? taken.slots.length : wanted;
  const size = Math.max(known?.size ?? quantity, target, ...taken.slots.map((slot) => slot + 1));
  const accepted = target >= taken.slots.length && !(wanted === 'withdrawn' && taken.unpaid > 0);
  const before = known?.slots ?? [];
  return {
    state: {
      id: idOf(ticketId),
      version: 0,
      ...known,
      ticketId,
      size,
      slots: accepted ? outOfSale(size, size - target, before, taken.slots) : before,
      live: true,
      decision: {
        ticketVersion: version,
        accepted,
        taken: taken.slots.length,
        unpaid: taken.unpaid,
      },
    },
    events: ['seats:decided'],
  };
};

/** So many of the free ones: those that are out already first, then from the back. */
const outOfSale = (size: number, count: number, before: readonly number[], taken: readonly number[]) => {
  const gone = new Set([...before, ...taken]);
  const free = Array.from({ length: size }, (_, slot) => size - 1 - slot).filter((slot) => !gone.has(slot));
  return [...before, ...free].slice(0, count);
};
