import type { OrderData } from '@ticketing/common/contracts';
import { isForFriend, kinds, linkKinds, type OptionalGroup } from './kinds.ts';
import type { Listing } from './listing-change.ts';
import type { Message } from './message.ts';
import { dayBeforeMs, isHeld } from './order-messages.ts';
import { isRefundedFor, type Refunding } from './refunded-for.ts';

/** What is known when a mail is about to be sent. */
export interface Circumstances {
  now: Date;
  person: { status: string; bounced?: unknown };
  wants: Record<OptionalGroup, boolean>;
  order?: (Pick<OrderData, 'status' | 'expiresAt'> & Pick<Refunding, 'refundAskedAt'>) | undefined;
  listing?: Pick<Listing, 'status' | 'startsAt' | 'cancelled'> | undefined;
  isAppOpen: boolean;
}

export type Verdict = 'send' | { dropped: string } | { notBefore: Date };

const holdEnding = ({ facts }: Message, { order, isAppOpen }: Circumstances): Verdict => {
  if (order && (!isHeld(order) || order.expiresAt !== facts.expiresAt))
    return { dropped: 'the hold is another, or over' };
  return isAppOpen ? { dropped: 'the web app is open and shows it' } : 'send';
};

const dayBefore = (
  { facts }: Message,
  { order, listing, now }: Pick<Circumstances, 'order' | 'listing' | 'now'>,
): Verdict => {
  if (order?.status !== 'complete') return { dropped: 'the order is not paid any more' };
  if (listing?.status === 'withdrawn') return { dropped: 'the listing was withdrawn' };
  const startsAt = listing?.startsAt ?? facts.startsAt;
  if (!startsAt) return { dropped: 'the event has no date any more' };
  const start = new Date(startsAt);
  if (start <= now) return { dropped: 'the event has begun' };
  const notBefore = new Date(start.getTime() - dayBeforeMs);
  return notBefore > now ? { notBefore } : 'send';
};

/** Is it still true, still wanted, and can it arrive? */
export const verdictOn = (message: Message, circumstances: Circumstances): Verdict => {
  const { now, person, wants, order, listing } = circumstances;
  const { kind, tooLateAt } = message;
  const { group } = kinds[kind];
  // a reminder's time moves with its event
  if (kind !== 'day-before' && now >= tooLateAt) return { dropped: 'too late' };
  if (kind === 'pass-received' && order && order.status !== 'complete')
    return { dropped: 'the order is not paid any more' };
  if (kind === 'refunded' && order && isRefundedFor(listing?.cancelled, order))
    return { dropped: 'the mail about the cancelled event says so' };
  if (person.bounced && !linkKinds.includes(kind) && !isForFriend(kind))
    return { dropped: 'the address refuses mail' };
  if (group !== 'purchases' && person.status === 'suspended') return { dropped: 'suspended' };
  if (group !== 'purchases' && !wants[group]) return { dropped: 'not wanted' };
  if (kind === 'hold-ending') return holdEnding(message, circumstances);
  return kind === 'day-before' ? dayBefore(message, circumstances) : 'send';
};
