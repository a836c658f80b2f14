import type { Person } from './person.ts';
import type { Platform } from './platform.ts';

export interface Order {
  id: string;
  status: string;
  expiresAt: string;
  history: { status: string; at: string }[];
}

/** What people do in the stories, in the words of the API. */
export const shopOf = ({ person }: Platform) => ({
  open: async (price: number, quantity: number) => {
    const seller = await person('seller');
    const listing = { title: 'Open air', price, quantity, maxPerOrder: 10 };
    const { status, body } = await seller.insist<{ id: string }>('POST', '/api/tickets', listing);
    if (status !== 201) throw new Error(`Listing: ${status} ${JSON.stringify(body)}`);
    return { seller, ticketId: body.id };
  },

  /** Orders may receive a listing a moment after it was made. */
  reserve: async (buyer: Person, ticketId: string, quantity = 1) => {
    const deadline = Date.now() + 30_000;
    for (;;) {
      const answer = await buyer.insist<Order>('POST', '/api/orders', { ticketId, quantity });
      if (answer.status !== 404 || Date.now() > deadline) return answer;
      await new Promise((done) => setTimeout(done, 50));
    }
  },

  pay: (buyer: Person, orderId: string, token = 'pm_card_visa') =>
    buyer.insist<{ id: string; status: string }>('POST', '/api/payments', { orderId, token }),

  order: async (buyer: Person, orderId: string) =>
    (await buyer.insist<Order>('GET', `/api/orders/${orderId}`)).body,

  /** The order, once it is in this status. */
  becomes: async (buyer: Person, orderId: string, status: string, withinMs = 30_000): Promise<Order> => {
    const deadline = Date.now() + withinMs;
    for (;;) {
      const { body } = await buyer.insist<Order>('GET', `/api/orders/${orderId}`);
      if (body.status === status) return body;
      if (Date.now() > deadline) throw new Error(`Order ${orderId} stayed ${body.status}, wanted ${status}`);
      await new Promise((done) => setTimeout(done, 50));
    }
  },

  left: async (buyer: Person, ticketId: string) =>
    (await buyer.insist<{ available: number }>('GET', `/api/tickets/${ticketId}`)).body.available,
});
