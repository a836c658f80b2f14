import { until } from '@ticketing/common/testing';
import { deadLetter } from './dead-letter.ts';
import { listOdd } from './odd-listings.ts';
import { paidOrder } from './paid-order.ts';
import type { Person } from './people.ts';
import type { Shop } from './start-shop.ts';

export interface PageOf {
  name: string;
  path: string;
  /** Who looks at it; nobody in particular. */
  who?: Person;
  refusal?: string;
}

const messagesOf = async (person: Person) =>
  ((await (await person.ask('GET', '/api/notifications')).json()) as unknown[]).length;

/** A test was sent to it, which nobody received. */
const addWebhook = async (seller: Person): Promise<string> => {
  const path = '/api/notifications/webhooks';
  const url = 'http://127.0.0.1:1/hooks';
  const added = await seller.ask('POST', path, { url, events: ['order.created', 'listing.updated'] });
  const { id } = (await added.json()) as { id: string };
  await seller.ask('POST', `${path}/${id}/test`);
  await until('the test has failed', async () => {
    const [sent] = (await (await seller.ask('GET', `${path}/${id}/deliveries`)).json()) as {
      status: string;
    }[];
    return sent?.status === 'failed';
  });
  return id;
};

/** Three seats: one is given to a friend, one is in already, one is as it was. */
const giveAndAdmit = async (seller: Person, buyer: Person, ticketId: string) => {
  const { id, passes, codes } = await paidOrder(buyer, ticketId, 3);
  const [first, second] = [String(codes[0]), String(codes[1])];
  const url = `/api/orders/${id}/passes/${passes[0]?.id}/transfer`;
  await buyer.ask('POST', url, { email: 'kim@example.com', name: 'Kim' });
  await seller.ask('POST', '/api/orders/check-ins', { ticketId, code: second, gate: 'North' });
  await seller.ask('POST', '/api/orders/doors', { ticketId, name: 'South' });
  return { id, code: String(codes[2]), replaced: first };
};

/** A shop in which something has happened, and every page of it in each of its states. */
export const everyPage = async (shop: Shop): Promise<PageOf[]> => {
  const [seller, buyer, stranger] = [
    await shop.person('seller'),
    await shop.person('buyer'),
    await shop.person('stranger'),
  ];
  const ids = await listOdd(seller);
  const [long] = ids;
  const [plain, other, soldOut, withdrawn] = ids.slice(-4) as [string, string, string, string];
  await seller.ask('DELETE', `/api/tickets/${withdrawn}`);
  await buyer.pay((await buyer.reserve(soldOut)).id);
  const [held, paid, cancelled] = [
    await buyer.reserve(plain, 2),
    await buyer.reserve(other),
    await buyer.reserve(plain),
  ];
  await buyer.pay(paid.id);
  const given = await giveAndAdmit(seller, buyer, plain);
  const [declined, refunded] = [await buyer.reserve(plain), await buyer.reserve(other, 2)];
  await buyer.ask('POST', '/api/payments', { orderId: declined.id, token: 'pm_card_chargeDeclined' });
  await buyer.pay(refunded.id);
  await seller.ask('POST', `/api/orders/${refunded.id}/refund`, {});
  await buyer.ask('DELETE', `/api/orders/${cancelled.id}`);

  const webhook = await addWebhook(seller);
  await until('the messages are there', async () => {
    const [bought, sold] = await Promise.all([messagesOf(buyer), messagesOf(seller)]);
    return bought >= 10 && sold >= 5;
  });
  await seller.ask('POST', '/api/notifications/read', { all: true });

  const admin = await shop.admin();
  const { id: hidden } = await (await shop.person('other')).list({ title: 'Seats of somebody else' });
  await admin.ask('POST', `/api/tickets/${hidden}/withdraw`, { reason: 'It is not yours to sell' });
  await deadLetter(shop, 'orders', 'The database was away');

  const { currentUser } = (await (await seller.ask('GET', '/api/users/currentuser')).json()) as {
    currentUser: { id: string };
  };

  return [
    { name: 'home', path: '/' },
    { name: 'seller', path: `/sellers/${currentUser.id}` },
    { name: 'home-found', path: '/?search=jazz&minPrice=5' },
    { name: 'home-wrong', path: '/?minPrice=cheap' },
    { name: 'home-nothing', path: '/?search=nothingatall' },
    { name: 'listing-stranger', path: `/tickets/${plain}` },
    { name: 'listing-withdrawn', path: `/tickets/${withdrawn}` },
    { name: 'signin', path: '/auth/signin' },
    { name: 'signup', path: '/auth/signup' },
    { name: 'forgot', path: '/auth/forgot' },
    { name: 'forgot-sent', path: '/auth/forgot?sent=1' },
    { name: 'reset', path: `/auth/reset?token=${'a'.repeat(43)}` },
    { name: 'reset-done', path: '/auth/reset?done=1' },
    { name: 'confirm-none', path: '/auth/confirm' },
    { name: 'confirm', path: `/auth/confirm?token=${'a'.repeat(43)}` },
    { name: 'confirm-done', path: '/auth/confirm?done=1' },
    { name: 'not-found', path: '/no/such/page', refusal: '404 GET /no/such/page' },
    { name: 'listing', path: `/tickets/${plain}`, who: buyer },
    { name: 'listing-sold-out', path: `/tickets/${soldOut}`, who: buyer },
    { name: 'listing-long', path: `/tickets/${long}`, who: buyer },
    { name: 'signout', path: '/auth/signout', who: buyer },
    { name: 'orders', path: '/orders', who: buyer },
    { name: 'order', path: `/orders/${held.id}`, who: buyer },
    { name: 'order-declined', path: `/orders/${declined.id}`, who: buyer },
    { name: 'order-paid', path: `/orders/${paid.id}`, who: buyer },
    { name: 'order-passes', path: `/orders/${given.id}`, who: buyer },
    { name: 'order-cancelled', path: `/orders/${cancelled.id}`, who: buyer },
    { name: 'account', path: '/account', who: buyer },
    { name: 'messages', path: '/account/notifications', who: buyer },
    { name: 'messages-read', path: '/account/notifications', who: seller },
    { name: 'preferences', path: '/account/preferences', who: buyer },
    { name: 'webhooks', path: '/account/webhooks', who: seller },
    { name: 'webhook', path: `/account/webhooks/${webhook}`, who: seller },
    { name: 'pass', path: `/passes/${given.code}` },
    {
      name: 'pass-replaced',
      path: `/passes/${given.replaced}`,
      refusal: `404 GET /passes/${given.replaced}`,
    },
    { name: 'door', path: `/tickets/${plain}/door`, who: seller },
    { name: 'door-none', path: `/tickets/${plain}/door`, who: stranger },
    { name: 'attendees', path: `/tickets/${plain}/attendees`, who: seller },
    { name: 'attendees-none', path: `/tickets/${plain}/attendees?search=nobody`, who: seller },
    { name: 'unsubscribe', path: '/notifications/unsubscribe?token=x' },
    { name: 'listing-own', path: `/tickets/${plain}`, who: seller },
    { name: 'new', path: '/tickets/new', who: seller },
    { name: 'edit', path: `/tickets/${plain}/edit`, who: seller },
    { name: 'desk', path: '/desk', who: seller },
    { name: 'desk-listing', path: `/desk/${plain}`, who: seller },
    { name: 'desk-cancel', path: `/desk/${plain}/cancel`, who: seller },
    { name: 'desk-refund', path: `/desk/${plain}/refund?all=1`, who: seller },
    { name: 'admin', path: '/admin', who: admin },
    { name: 'admin-users', path: '/admin/users', who: admin },
    { name: 'admin-user', path: `/admin/users/${currentUser.id}`, who: admin },
    { name: 'admin-listings', path: '/admin/listings', who: admin },
    { name: 'admin-listing', path: `/admin/listings/${plain}`, who: admin },
    { name: 'admin-listing-withdrawn', path: `/admin/listings/${hidden}`, who: admin },
    { name: 'admin-orders', path: '/admin/orders', who: admin },
    { name: 'admin-order', path: `/admin/orders/${refunded.id}`, who: admin },
    { name: 'admin-order-paid', path: `/admin/orders/${given.id}`, who: admin },
    { name: 'admin-letters', path: '/admin/letters', who: admin },
    { name: 'admin-audit', path: '/admin/audit', who: admin },
    { name: 'orders-none', path: '/orders', who: stranger },
    { name: 'messages-none', path: '/account/notifications', who: stranger },
    { name: 'webhooks-none', path: '/account/webhooks', who: stranger },
    { name: 'desk-none', path: '/desk', who: stranger },
  ];
};
