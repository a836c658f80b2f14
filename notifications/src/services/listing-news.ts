import { setTimeout as sleep } from 'node:timers/promises';
import { batched, crashPoint, type Logger } from '@ticketing/common/base';
import type { OrderData, TicketUpdated } from '@ticketing/common/contracts';
import type { Worker } from '@ticketing/common/service';
import {
  type Buyer,
  changeMessage,
  changeOf,
  type ListingChange,
  sellerMessages,
} from '../domain/listing-change.ts';
import { dayBeforeMs } from '../domain/order-messages.ts';
import { refundedFrom } from '../domain/refunded-for.ts';
import type { ListingChanges, OpenChange } from '../models/listing-changes.ts';
import type { Listings } from '../models/listings.ts';
import type { Messages } from '../models/messages.ts';
import type { Orders } from '../models/orders.ts';
import type { Deliver } from './deliver.ts';

/** Of a listing so many learn it at once, and others after a pause: who buys meanwhile comes first. */
const bite = 10;
const pauseMs = 500;
const maxChanges = 500;
const everyMs = 5000;

interface ListingNewsDeps {
  listings: Listings;
  orders: Orders;
  changes: ListingChanges;
  messages: Messages;
  deliver: Deliver;
  logger: Logger;
}

export interface ListingNews extends Worker {
  /** An event changes a listing: if its buyers or its seller must learn it, they will. */
  noticed(event: TicketUpdated): Promise<void>;
  /** An order was paid after its listing changed: its buyer was not among those asked for then. */
  missedBy(order: OrderData): Promise<void>;
}

/** Brings a change of a listing to all who paid for it, a few at a time, however often it is interrupted. */
export const listingNews = ({
  listings,
  orders,
  changes,
  messages,
  deliver,
  logger,
}: ListingNewsDeps): ListingNews => {
  const stopping = new AbortController();
  /** By listing. */
  const working = new Map<string, Promise<void>>();
  let rounds: Promise<void> = Promise.resolve();

  const rest = (ms: number) => sleep(ms, undefined, { signal: stopping.signal }).catch(() => {});
  const warn = (error: unknown) => logger.warn({ err: error }, 'Could not spread a change, will retry');

  /** As of the newest that is known: several changes may be on their way. */
  const remind = async (orderIds: string[], change: ListingChange) => {
    if (orderIds.length === 0) return;
    const listing = await listings.find(change.ticketId);
    const newest = listing && listing.version > change.version ? listing : change.facts;
    if (!newest.startsAt) return;
    const startsAt = new Date(newest.startsAt);
    await messages.remindAt(orderIds, new Date(startsAt.getTime() - dayBeforeMs), startsAt);
  };

  const deliverTo = async (change: OpenChange, buyers: Buyer[]) => {
    await deliver(buyers.map((order) => changeMessage(change, order)));
    await remind(
      buyers.map(({ id }) => id),
      change,
    );
    crashPoint('notifications.spread.beforeCursor');
    if (buyers.length === bite) await rest(pauseMs);
  };

  /** Their refund may be known here before what it is for. Interrupted, it begins anew: all of it comes once. */
  const spreadToRefunded = async (change: OpenChange) => {
    for (let after = ''; !stopping.signal.aborted; ) {
      const buyers = await orders.refundedSince(change.ticketId, refundedFrom(change.at), after, bite);
      const last = buyers.at(-1);
      if (!last) return;
      await deliverTo(change, buyers);
      after = last.id;
    }
  };

  const spread = async (change: OpenChange) => {
    for (let after = change.after; !stopping.signal.aborted; ) {
      const buyers = await orders.paidBefore(change.ticketId, change.version, after, bite);
      const last = buyers.at(-1);
      if (!last) break;
      await deliverTo(change, buyers);
      after = last.id;
      await changes.reached(change.id, after);
    }
    if (change.kind === 'listing-cancelled') await spreadToRefunded(change);
    if (!stopping.signal.aborted) await changes.close(change.id);
  };

  /** Of a listing one after another, of several at the same time. */
  const begin = (change: OpenChange) => {
    const { ticketId } = change;
    if (working.has(ticketId)) return;
    const begun = spread(change)
      .then(() => true, warn)
      .then((isSpread) => {
        working.delete(ticketId);
        if (isSpread) spreadSoon();
      });
    working.set(ticketId, begun);
  };

  const look = batched<void, void>(async () => {
    if (stopping.signal.aborted) return;
    for (const change of await changes.open(maxChanges)) begin(change);
  });

  const spreadSoon = () => void look().catch(warn);

  const goRound = async () => {
    while (!stopping.signal.aborted) {
      spreadSoon();
      await rest(everyMs);
    }
  };

  return {
    async noticed(event) {
      const before = await listings.find(event.data.id);
      await deliver(sellerMessages(before, event));
      const change = changeOf(before, event);
      if (!change) return;
      await changes.insertOnce(change);
      spreadSoon();
    },
    async missedBy(order) {
      const missed = await changes.since(order.ticket.id, order.ticket.version);
      await deliver(missed.map((change) => changeMessage(change, order)));
      for (const change of missed) await remind([order.id], change);
    },
    start() {
      rounds = goRound();
    },
    async stop() {
      stopping.abort();
      await rounds;
      // what is being looked for
      await look().catch(warn);
      await Promise.all(working.values());
    },
  };
};
