import type { Change, OrderStatus, SubjectOf } from '@ticketing/common/contracts';

const soonMs = 5 * 60_000;

/** How long an order is held, and what is to be said about it next. */
export interface Deadline {
  /** The order's. */
  id: string;
  /** Of this deadline; raised by what is received and by what is published, so that nothing is published twice under one id. */
  version: number;
  /** Of the newest state of the order that was received. */
  orderVersion: number;
  userId: string;
  expiresAt: Date;
  /** Absent: there is nothing more to say. */
  next?: { fact: ExpirationSubject; at: Date } | undefined;
  /** Since when there is nothing more to say. */
  doneAt?: Date | undefined;
}

export type ExpirationSubject = SubjectOf<'expiration'>;
export type DeadlineChange = Change<Deadline, ExpirationSubject>;

/** What an order's event says of it. */
export interface ReceivedOrder {
  id: string;
  version: number;
  status: OrderStatus;
  userId: string;
  expiresAt: Date;
}

const isHeld = ({ status }: ReceivedOrder) => status === 'created' || status === 'awaiting:payment';

const firstWord = (expiresAt: Date, at: Date): Deadline['next'] => {
  const soonAt = new Date(expiresAt.getTime() - soonMs);
  return soonAt > at
    ? { fact: 'expiration:soon', at: soonAt }
    : { fact: 'expiration:complete', at: expiresAt };
};

/** An older state of the order changes nothing, nor does the same one twice. */
export const follow = (known: Deadline | undefined, order: ReceivedOrder, at: Date): Deadline | undefined => {
  if (known && order.version <= known.orderVersion) return undefined;
  const { id, userId, expiresAt } = order;
  const received = { id, version: (known?.version ?? 0) + 1, orderVersion: order.version, userId, expiresAt };
  if (!isHeld(order)) return { ...received, doneAt: known?.doneAt ?? at };
  const isPutOff = known?.expiresAt.getTime() !== expiresAt.getTime();
  return isPutOff
    ? { ...received, next: firstWord(expiresAt, at) }
    : { ...received, next: known.next, doneAt: known.doneAt };
};

/** The same for whatever was received meanwhile, in the order in which it came: only what is new. */
export const followAll = (
  known: ReadonlyMap<string, Deadline>,
  orders: readonly ReceivedOrder[],
  at: Date,
): Deadline[] => {
  const news = new Map<string, Deadline>();
  for (const order of orders) {
    const after = follow(news.get(order.id) ?? known.get(order.id), order, at);
    if (after) news.set(order.id, after);
  }
  return [...news.values()];
};

/** Never before its time. Whoever comes too late to say `soon` says `complete`. */
export const fire = (deadline: Deadline, at: Date): DeadlineChange | undefined => {
  const { next, expiresAt } = deadline;
  if (!next || next.at > at) return undefined;
  if (expiresAt > at) {
    return {
      state: { ...deadline, next: { fact: 'expiration:complete', at: expiresAt } },
      events: ['expiration:soon'],
    };
  }
  return { state: { ...deadline, next: undefined, doneAt: at }, events: ['expiration:complete'] };
};

export const secondsLeft = ({ expiresAt, doneAt }: Deadline, at: Date): number =>
  doneAt ? 0 : Math.max(0, Math.ceil((expiresAt.getTime() - at.getTime()) / 1000));

/** The event that says what has become of it, if there is one: its time came before the order was over. */
export const latest = ({ next, doneAt, expiresAt }: Deadline): ExpirationSubject | undefined =>
  !next && doneAt && doneAt >= expiresAt ? 'expiration:complete' : undefined;
