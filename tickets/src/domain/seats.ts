import type { OrderCreated, OrderStatus } from '@ticketing/common/contracts';

/** What one order takes of a listing. */
export interface Seats {
  id: string;
  version: number;
  ticketId: string;
  quantity: number;
  /** Held or sold: nobody else can have them. */
  live: boolean;
  unpaid: boolean;
}

const hold: Record<OrderStatus, Pick<Seats, 'live' | 'unpaid'>> = {
  created: { live: true, unpaid: true },
  'awaiting:payment': { live: true, unpaid: true },
  complete: { live: true, unpaid: false },
  'refund:pending': { live: true, unpaid: false },
  cancelled: { live: false, unpaid: false },
  refunded: { live: false, unpaid: false },
};

export const seatsOf = ({ id, version, quantity, status, ticket }: OrderCreated['data']): Seats => ({
  id,
  version,
  ticketId: ticket.id,
  quantity,
  ...hold[status],
});

export interface Count {
  taken: number;
  unpaid: number;
  /** Who has it, where it is a single one. */
  orderId: string | null;
}

export const nothingTaken: Count = { taken: 0, unpaid: 0, orderId: null };
