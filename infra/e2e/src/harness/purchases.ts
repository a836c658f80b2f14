import { setTimeout as sleep } from 'node:timers/promises';
import type { Person } from './person.ts';
import type { Platform } from './platform.ts';
import { type Order, shopOf } from './shop.ts';

export interface Purchase {
  begunAt: number;
  doneAt: number;
  orderId: string;
  /** How many milliseconds after its beginning each was done. */
  steps: string;
}

/** People who list, order and pay, each purchase a whole one with people who are new, until they are stopped. */
export const keepBuying = (place: Platform, people: number) => {
  const shop = shopOf(place);
  const purchases: Purchase[] = [];
  let going = true;

  /** What is not known yet to the service that is asked is asked for again. False: the hold was over by then. */
  const payFor = async (buyer: Person, orderId: string): Promise<boolean> => {
    for (;;) {
      const { status, body } = await shop.pay(buyer, orderId);
      if (status === 201) return true;
      if (status === 400) return false;
      if (status !== 404) throw new Error(`Paying for ${orderId}: ${status} ${JSON.stringify(body)}`);
      await sleep(50);
    }
  };

  /** Undefined: what a request had begun when its service was killed was in the way. */
  const buyOnce = async (): Promise<Purchase | undefined> => {
    const begunAt = performance.now();
    const steps: string[] = [];
    const step = (name: string) => steps.push(`${name} ${(performance.now() - begunAt).toFixed(0)}`);
    const { ticketId } = await shop.open(12, 1);
    step('listed');
    const buyer = await place.person('buyer');
    step('signed up');
    const { status, body } = await shop.reserve(buyer, ticketId);
    if (status !== 201) return undefined;
    step('ordered');
    if (!(await payFor(buyer, body.id))) return undefined;
    step('paid');
    await shop.becomes(buyer, body.id, 'complete');
    step('complete');
    const purchase = { begunAt, doneAt: performance.now(), orderId: body.id, steps: steps.join(', ') };
    purchases.push(purchase);
    return purchase;
  };

  const buyOn = async () => {
    while (going) {
      await buyOnce();
      await sleep(50);
    }
  };
  const buying = Promise.all(Array.from({ length: people }, buyOn));

  return {
    purchases,
    /** Somebody who begins now, whatever the others are held up by. */
    another: async (): Promise<Purchase> => {
      const purchase = await Promise.race([buyOnce(), buying.then(() => undefined)]);
      if (!purchase) throw new Error('Nothing was bought');
      return purchase;
    },
    stop: async () => {
      going = false;
      await buying;
    },
  };
};

/** Holds that nobody pays for, one a second, in a listing that nobody else asks for: only their deadline ends them. */
export const keepHolding = async (place: Platform) => {
  const shop = shopOf(place);
  const { ticketId } = await shop.open(5, 1000);
  const holder = await place.person('holder');
  const held: Order[] = [];
  let going = true;

  const holding = (async () => {
    while (going) {
      const { status, body } = await shop.reserve(holder, ticketId);
      if (status === 201) held.push(body);
      await sleep(1000);
    }
  })();

  return {
    stop: async () => {
      going = false;
      await holding;
    },
    /** By how much each ended after its deadline, once the last had `boundMs` for that. */
    latenessMs: async (boundMs: number): Promise<number[]> => {
      const last = Math.max(...held.map(({ expiresAt }) => Date.parse(expiresAt)));
      await sleep(Math.max(0, last + boundMs - Date.now()));
      return Promise.all(
        held.map(async ({ id }) => {
          const { expiresAt, history } = await shop.order(holder, id);
          return Date.parse(history.at(-1)?.at as string) - Date.parse(expiresAt);
        }),
      );
    },
  };
};
