export type Outcome = 'ok' | 'refused' | 'unknown';

/** What a client asked of one listing, and what came of it. Times are the client's own. */
export type Operation = {
  /** Of the reservation: the others name it. */
  order: string;
  start: number;
  /** When the answer was there; of what was never answered, never. */
  end: number;
} & (
  | { kind: 'reserve'; seats: number; outcome: Outcome }
  | { kind: 'cancel'; outcome: 'ok' | 'unknown' }
  /** Its hold may run out from then on. Nobody asks for it. */
  | { kind: 'expire'; outcome: 'unknown' }
);

/** Which orders hold seats: of each so many. */
type State = ReadonlyMap<string, number>;

const sum = (state: State) => [...state.values()].reduce((total, seats) => total + seats, 0);

/** The states after it, were it to happen now; none where it could not have had its answer. */
const after = (state: State, operation: Operation, quantity: number): State | undefined => {
  if (operation.kind !== 'reserve') {
    const left = new Map(state);
    left.delete(operation.order);
    return left;
  }
  const fits = sum(state) + operation.seats <= quantity;
  if (operation.outcome === 'refused') return fits ? undefined : state;
  return fits ? new Map(state).set(operation.order, operation.seats) : undefined;
};

const keyOf = (done: bigint, state: State) => `${done}|${[...state.keys()].sort()}`;

/**
 * Whether there is an order of these operations, each at a moment between its start and its end, in which a listing of
 * so many seats gives these answers: Wing and Gong's search with Lowe's memory of what was tried. What has no answer
 * may have happened at any time after it was asked, or never.
 */
export const isLinearizable = (quantity: number, history: readonly Operation[]): boolean => {
  const operations = history.toSorted((one, other) => one.start - other.start);
  const mustHappen = operations.reduce(
    (bits, { outcome }, n) => (outcome === 'unknown' ? bits : bits | (1n << BigInt(n))),
    0n,
  );
  const tried = new Set<string>();
  const open: { done: bigint; state: State }[] = [{ done: 0n, state: new Map() }];
  for (let at = open.pop(); at; at = open.pop()) {
    const { done, state } = at;
    if ((done & mustHappen) === mustHappen) return true;
    const left = operations.map((operation, n) => ({ operation, bit: 1n << BigInt(n) }));
    const waiting = left.filter(({ bit }) => (done & bit) === 0n);
    // nothing happens after the end of what has not happened yet
    const latest = Math.min(
      ...waiting.map(({ operation }) =>
        operation.outcome === 'unknown' ? Number.POSITIVE_INFINITY : operation.end,
      ),
    );
    for (const { operation, bit } of waiting) {
      if (operation.start > latest) break;
      // the end of an order that has no seats changes nothing, so it need not be tried
      if (operation.outcome === 'unknown' && operation.kind !== 'reserve' && !state.has(operation.order))
        continue;
      const next = after(state, operation, quantity);
      if (!next) continue;
      const key = keyOf(done | bit, next);
      if (tried.has(key)) continue;
      tried.add(key);
      open.push({ done: done | bit, state: next });
    }
  }
  return false;
};
