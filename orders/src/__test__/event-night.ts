import { PaymentAuthorized } from '@ticketing/common/contracts';
import { happen } from '@ticketing/common/testing';
import type { Ticket } from '../domain/order.ts';
import type { OrdersTest } from './start-orders.ts';

export interface ShownPass {
  id: string;
  seat: number;
  revision: number;
  status: string;
  given: boolean;
  code: string;
  shortCode: string;
}

export type EventNight = Awaited<ReturnType<typeof eventNight>>;

/** An event whose seller stands at the door, and people who have paid for it. */
export const eventNight = async (test: OrdersTest, listing: Partial<Ticket> = {}) => {
  const seller = test.person();
  const ticketId = await test.listed({ userId: seller.id, quantity: 1000, maxPerOrder: 50, ...listing });

  const sold = async (quantity = 1, buyer = test.person()) => {
    const { id } = await buyer.reserved(ticketId, quantity);
    await happen(test.bus, PaymentAuthorized, { id: `payment-${id}`, orderId: id, version: 3 });
    await test.bus.settled();
    const passes = async (): Promise<ShownPass[]> => (await buyer.get(`/${id}/passes`).expect(200)).body;
    return { id, buyer, passes, list: await passes() };
  };

  /** One pass of an order of its own. */
  const soldOne = async () => {
    const order = await sold();
    return { ...order, pass: order.list[0] as ShownPass };
  };

  return {
    seller,
    ticketId,
    sold,
    soldOne,
    scan: (code: string, more: object = {}) => seller.post('/check-ins', { ticketId, code, ...more }),
    undo: (passId: string) => seller.post('/check-ins/undo', { ticketId, passId }),
    settle: (admissions: object[]) => seller.post('/check-ins/settle', { ticketId, admissions }),
    counts: async () => (await seller.get(`/check-ins?ticketId=${ticketId}`).expect(200)).body,
    opened: async (name = 'Gate B') =>
      (await seller.post('/doors', { ticketId, name }).expect(201)).body as { id: string; token: string },
    /** As a helper, who has no account. */
    withToken: (token: string, body: object, path = '/check-ins') =>
      test.request.post(`/api/orders${path}`).set('X-Door-Token', token).send(body),
  };
};
