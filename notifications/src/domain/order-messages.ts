import type {
  Envelope,
  ExpirationSoon,
  OrderCancelled,
  OrderData,
  OrderPassTransferred,
} from '@ticketing/common/contracts';
import { factsOf } from './facts.ts';
import type { Kind } from './kinds.ts';
import { type Message, newMessage } from './message.ts';

type OrderEvent = Envelope<string, OrderData>;

const hourMs = 3600_000;
const newsMs = 72 * hourMs;
export const dayBeforeMs = 24 * hourMs;

/** The first four bytes of an order's id are the time. */
const madeAt = (id: string) => Number.parseInt(id.slice(0, 8), 16) * 1000;

/** A hold ends within half an hour: what is published of an old order is not news, whenever that is. */
const tooLateAt = ({ at, data }: OrderEvent) => {
  const latest = madeAt(data.id) + hourMs;
  return new Date(Math.min(Date.parse(at), Number.isFinite(latest) ? latest : Infinity) + newsMs);
};

const messageTo = (event: OrderEvent, userId: string, kind: Kind): Message =>
  newMessage({ id: event.id, at: new Date(event.at) }, kind, userId, {
    facts: factsOf(event.data),
    link: userId === event.data.userId ? `/orders/${event.data.id}` : `/tickets/${event.data.ticket.id}`,
    ...(kind === 'refunded' || kind === 'sale-refunded' ? {} : { tooLateAt: tooLateAt(event) }),
  });

/** Sent when it is due, if it is still true by then. Without a time it waits for one. */
const dayBefore = (event: OrderEvent): Message[] => {
  const { nextAt: _, ...message } = messageTo(event, event.data.userId, 'day-before');
  const { startsAt } = event.data.ticket;
  if (!startsAt) return [{ ...message, tooLateAt: never }];
  const nextAt = new Date(Date.parse(startsAt) - dayBeforeMs);
  return nextAt > new Date(event.at) ? [{ ...message, nextAt, tooLateAt: new Date(startsAt) }] : [];
};

const never = new Date(8.64e15);

export const reserved = (event: OrderEvent): Message[] => [messageTo(event, event.data.userId, 'reserved')];

export const paid = (event: OrderEvent): Message[] => [
  messageTo(event, event.data.userId, 'paid'),
  messageTo(event, event.data.ticket.userId, 'sold'),
  ...dayBefore(event),
];

const cancelKinds = {
  user: 'cancelled',
  expired: 'expired',
  payment: 'payment-failed',
  event: 'event-cancelled',
} as const;

export const cancelled = (event: OrderCancelled): Message[] => [
  messageTo(event, event.data.userId, cancelKinds[event.data.reason]),
];

export const refunded = (event: OrderEvent): Message[] => [
  messageTo(event, event.data.userId, 'refunded'),
  messageTo(event, event.data.ticket.userId, 'sale-refunded'),
];

/** The friend's is the giver's message, too: it goes to the address that is sealed in it. */
export const passTransferred = ({ id, type, at, data }: OrderPassTransferred): Message[] => {
  const { id: orderId, version, number, userId, seat, ticket } = data;
  const { title, startsAt, timeZone, venue, city } = ticket;
  const facts = { orderId, number, ticketId: ticket.id, title, seat, startsAt, timeZone, venue, city };
  const cause = { id, at: new Date(at) };
  return [
    newMessage(cause, 'pass-received', userId, {
      facts,
      sealed: { about: `${type}/${orderId}/${version}`, text: data.sealed },
    }),
    newMessage(cause, 'pass-given', userId, { facts, link: `/orders/${orderId}` }),
  ];
};

/** Good until the hold has ended, and only while it is still that hold. */
export const holdEnding = ({ id, at, data }: ExpirationSoon, order: OrderData): Message[] =>
  isHeld(order)
    ? [
        newMessage({ id, at: new Date(at) }, 'hold-ending', order.userId, {
          facts: { ...factsOf(order), expiresAt: data.expiresAt },
          link: `/orders/${order.id}`,
          tooLateAt: new Date(data.expiresAt),
        }),
      ]
    : [];

export const isHeld = ({ status }: Pick<OrderData, 'status'>): boolean =>
  status === 'created' || status === 'awaiting:payment';
