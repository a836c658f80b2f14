/** What is there, read from every side: the databases, the broker, Stripe. Shares no code with the services. */
export interface World {
  at: number;
  orders: OrderDocument[];
  tickets: TicketDocument[];
  /** tickets' rows of orders. */
  seats: Replica[];
  /** orders' copies of listings. */
  listingCopies: Replica[];
  /** payments' copies of orders. */
  orderCopies: Replica[];
  deadlines: (Replica & { expiresAt: Date })[];
  /** Documents that still have something to publish, by service. */
  unsent: { service: string; id: string }[];
  messages: Message[];
  intents: Intent[];
  refunds: Refund[];
  events: Event[];
  deadLetters: { id: string; service: string }[];
  /** What those who sell are shown of it. */
  desks: Desk[];
}

export interface Desk {
  sellerId: string;
  sums: { ticketId: string; sold: number; held: number; revenue: number; admitted: number }[];
  /** Of all days together. */
  days: { orders: number; seats: number; revenue: number; refunded: number };
}

export interface OrderDocument {
  _id: string;
  version: number;
  status: string;
  history: { status: string; at: Date }[];
  reason?: string;
  userId: string;
  quantity: number;
  totalCents: number;
  expiresAt: Date;
  ticketId: string;
  slots: number[];
  live?: boolean;
  holdNumber?: number;
  createdAt: Date;
  ticket: { priceCents: number; userId: string };
  passes?: PassDocument[];
}

export interface PassDocument {
  id: string;
  seat: number;
  revision: number;
  status: string;
  admittedAt?: Date;
}

export interface Message {
  _id: string;
  userId: string;
  kind: string;
  /** Whether it went out as a mail. */
  mail: string;
  facts: { orderId?: string };
}

export interface TicketDocument {
  _id: string;
  userId: string;
  version: number;
  quantity: number;
  priceCents: number;
  title: string;
  status: string;
  taken?: number;
}

export interface Replica {
  _id: string;
  version: number;
  [field: string]: unknown;
}

export interface Intent {
  id: string;
  status: string;
  amount: number;
  amount_received: number;
  metadata: { orderId?: string };
}

export interface Refund {
  id: string;
  status: string;
  amount: number;
  payment_intent: string;
}

export interface Event {
  id: string;
  type: string;
  version: number;
  data: { id?: string; orderId?: string; [field: string]: unknown };
}

export const groupBy = <T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
};
