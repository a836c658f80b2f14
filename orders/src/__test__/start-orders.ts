import type { ErrorCode } from '@ticketing/common/base';
import { TicketCreated, TicketUpdated } from '@ticketing/common/contracts';
import { happen, startTestService, type TestService } from '@ticketing/common/testing';
import { createOrders } from '../app.ts';
import { type OrdersConfig, ordersConfig } from '../config.ts';
import type { Order, Ticket } from '../domain/order.ts';

export type OrdersTest = Awaited<ReturnType<typeof startOrders>>;

let people = 0;
let listings = 0;

/** Orders as it is in production, with listings that tickets has published, and people who want them. */
export const startOrders = async (env: Record<string, string> = {}) => {
  const test = await startTestService<OrdersConfig>(createOrders, { config: ordersConfig, env });

  const listed = async (given: Partial<Ticket> = {}) => {
    const id = `ticket-${++listings}`;
    await happen(test.bus, TicketCreated, { id, userId: 'seller', quantity: 1, ...given });
    await test.bus.settled();
    return id;
  };
  const edited = async (id: string, version: number, given: Partial<Ticket>) => {
    await happen(test.bus, TicketUpdated, { id, userId: 'seller', quantity: 1, version, ...given });
    await test.bus.settled();
  };

  return {
    ...test,
    listed,
    edited,
    person: (id = `person-${++people}`) => person(test, id),
    stored: (filter: object) => storedOrders(test, filter),
    published: (orderId: string) =>
      test.bus.published
        .filter(({ subject }) => subject.startsWith('order:'))
        .map(({ body }) => JSON.parse(body))
        .filter(({ data }) => data.id === orderId),
  };
};

/** Past the API, what really lies there. */
const storedOrders = async ({ service }: TestService, filter: object) =>
  (await service.platform.db.collection('orders').find(filter).toArray()) as unknown as (Order & {
    _id: string;
  })[];

const person = ({ request, signIn }: TestService, id: string) => {
  const as = () => signIn({ id });
  const post = (path: string, body: object = {}, headers: Record<string, string> = {}) =>
    request.post(`/api/orders${path}`).set('Cookie', as()).set(headers).send(body);
  const get = (path: string) => request.get(`/api/orders${path}`).set('Cookie', as());
  const order = (ticketId: string, quantity?: number) =>
    post('', { ticketId, ...(quantity === undefined ? {} : { quantity }) });
  return {
    id,
    as,
    post,
    get,
    delete: (path: string) => request.delete(`/api/orders${path}`).set('Cookie', as()),
    order,
    /** The order, when nothing else is thinkable. */
    reserved: async (ticketId: string, quantity?: number) =>
      (await order(ticketId, quantity).expect(201)).body,
    show: async (orderId: string) => (await get(`/${orderId}`).expect(200)).body,
    cancel: (orderId: string) => request.delete(`/api/orders/${orderId}`).set('Cookie', as()),
    extend: (orderId: string) => post(`/${orderId}/extend`),
    refund: (orderId: string) => post(`/${orderId}/refund`),
  };
};

export const refusal = (message: string, code: ErrorCode) => ({ errors: [{ message, code }] });
