import { until } from './kubectl.mjs';
import { demand } from './report.mjs';
import { list, person, shopper } from './shop.mjs';

const atOnce = 8;

/** One listing and all that was bought of it: what must be so afterwards, whatever happens meanwhile. */
export const openLedger = async (quantity) => {
  const seller = await person('seller');
  const buyers = await Promise.all([person('ann'), person('bob')]);
  const ticket = await list(seller, { quantity });
  /** By the order's id, who bought it. */
  const purchases = new Map();
  /** Orders that still hold their seats, unpaid. */
  const reserved = new Set();
  /** Orders that a restore took away. */
  const lost = [];

  /** While `work` is done, everybody buys; what they began they end. */
  const whileBuying = async (work) => {
    const shoppers = buyers.map((buyer) => shopper(buyer, ticket.id));
    const worked = await Promise.allSettled([work()]);
    const ended = await Promise.allSettled(shoppers.map(({ stop }) => stop()));
    for (const { buyer, bought } of shoppers) for (const id of bought) purchases.set(id, buyer);
    const refused = [...worked, ...ended].find(({ status }) => status === 'rejected');
    if (refused) throw refused.reason;
    return shoppers.map(({ bought }) => bought.length);
  };

  const isBought = async (id, buyer) => {
    const { body: order } = await buyer.once('GET', `/api/orders/${id}`);
    const payment = await buyer.must(200, 'GET', `/api/payments/${id}`, undefined, {
      accept: ({ body }) => body?.status === 'captured',
    });
    demand(
      order.status === 'complete' && payment.amount === 19.99,
      `${id} ${order.status} ${payment.status}`,
    );
  };

  /** Everything that somebody was answered is so: orders, payments and tickets say the same. */
  const allAgree = async () => {
    const waiting = [...purchases];
    const read = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) await isBought(...next);
    };
    await Promise.all(Array.from({ length: atOnce }, read));
    const left = quantity - purchases.size - reserved.size;
    await until(`${left} are left`, 30, async () => {
      const { body } = await buyers[0].once('GET', `/api/tickets/${ticket.id}`);
      return body.available === left;
    });
    return `${purchases.size} bought, all complete and captured, ${left} left of ${quantity}`;
  };

  return {
    ticket,
    seller,
    buyers,
    purchases,
    reserved,
    lost,
    whileBuying,
    allAgree,
    expected: () => ({ orders: [...purchases.keys()], tickets: [ticket.id], lost }),
  };
};
