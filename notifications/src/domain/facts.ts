import type { OrderData } from '@ticketing/common/contracts';

/** When and where, as it changes for those who have a ticket. */
export interface Occasion {
  startsAt?: string | null | undefined;
  timeZone?: string | undefined;
  venue?: string | undefined;
  city?: string | undefined;
  address?: string | undefined;
}

/** What a message is about, so that the web app and the mails can word it. */
export interface Facts extends Occasion {
  orderId?: string;
  number?: string | undefined;
  ticketId?: string;
  title?: string;
  /** A webhook's. */
  url?: string;
  quantity?: number;
  /** Of a pass that was given. */
  seat?: number;
  totalCents?: number;
  currency?: string;
  expiresAt?: string;
  /** Of who cancelled or withdrew it, in their words. */
  reason?: string;
  /** A change: what `startsAt` and the others were before. */
  before?: Occasion;
}

export const factsOf = (order: OrderData): Facts => {
  const { id, title, startsAt, timeZone, venue, city } = order.ticket;
  const { number, quantity, totalCents, currency, expiresAt } = order;
  return {
    ...{ orderId: order.id, number, ticketId: id, title, quantity, totalCents, currency, expiresAt },
    ...{ startsAt, timeZone, venue, city },
  };
};
