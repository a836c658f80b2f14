import { setTimeout as sleep } from 'node:timers/promises';
import './engine.mjs';

// the cluster's shop, asked at compose's gateway
process.env.INGRESS_URL = `http://127.0.0.1:${process.env.PORT}`;
process.env.INGRESS_HOST = `localhost:${process.env.PORT}`;
export const { send } = await import('../../k8s-tests/cluster/ingress.mjs');
export const { buy, list, person } = await import('../../k8s-tests/cluster/shop.mjs');

// payments takes 30 a minute of one person, repeated attempts counted
const pauseMs = 2500;

/** Buys again and again until stopped, and finishes what it began. */
export const shopper = (buyer, ticketId) => {
  let stopping = false;
  const bought = [];
  const shopping = (async () => {
    while (!stopping) {
      const began = Date.now();
      const { id } = await buy(buyer, ticketId);
      bought.push({ id, began });
      await sleep(pauseMs);
    }
  })();
  shopping.catch(() => {});
  return {
    buyer,
    bought,
    stop: () => {
      stopping = true;
      return shopping;
    },
  };
};
