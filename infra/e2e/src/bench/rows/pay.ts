import { createFakeStripe } from '@ticketing/fake-stripe';
import { percentile } from '../measure/figure.ts';
import { atMost, exactly } from '../measure/verdict.ts';
import { startService } from '../servers/our-services.ts';
import { type SignedIn, signedIn } from './people.ts';
import type { Scenario } from './row.ts';
import { storedIn } from './shop-data.ts';
import { startOurs } from './start-shop.ts';
import { untilCount } from './until-so.ts';

const stripeMs = 50;
const clicks = 20;
/** Before anything is timed: what has just started runs code that is not compiled yet. */
const warmPerSecond = 500;
const warmAtOnce = 20;

export const pay: Scenario = {
  id: '7',
  name: `what paying adds to Stripe's ${stripeMs} ms`,
  run: async (place, { seconds, warmSeconds }) => {
    const warm = warmSeconds * warmPerSecond;
    const count = warm + Math.ceil(seconds * 20);
    const { store, broker, orders, ids } = await startOurs(place, { listings: count + 1, orders: true });
    const stripe = await createFakeStripe({ key: 'sk_test_bench' });
    place.onStop(stripe.stop);
    const payments = await startService(place, 'payments', {
      store,
      broker,
      env: {
        STRIPE_KEY: 'sk_test_bench',
        STRIPE_WEBHOOK_SECRET: 'whsec_bench',
        STRIPE_API_URL: stripe.url,
      },
    });
    const people = signedIn(count + 1);
    const known = storedIn(store.db('payments'), 'orders');

    const post = async (url: string, { ours: cookie }: SignedIn, body: object) => {
      const headers = { 'content-type': 'application/json', cookie };
      const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
      const text = await answer.text();
      if (answer.status !== 201) throw new Error(`${url}: ${answer.status} ${text}`);
      return JSON.parse(text) as { id: string };
    };
    const order = async (n: number) => {
      const buyer = people[n] as SignedIn;
      const { id } = await post(`${orders?.url}/api/orders`, buyer, { ticketId: ids[n] });
      await untilCount('the order in payments', 1, () => known.countDocuments({ _id: id }));
      return {
        pay: () => post(`${payments.url}/api/payments`, buyer, { orderId: id, token: 'pm_card_visa' }),
      };
    };

    for (let n = 0; n < warm; n += warmAtOnce) {
      const some = Array.from({ length: warmAtOnce }, async (_, k) => (await order(n + k)).pay());
      await Promise.all(some);
    }
    place.timingBegins();
    const times: number[] = [];
    for (let n = warm; n < count; n++) {
      const { pay: payOnce } = await order(n);
      stripe.fault({ on: 'create', kind: 'delay', ms: stripeMs });
      const begunAt = performance.now();
      await payOnce();
      times.push(performance.now() - begunAt - stripeMs);
    }
    const chargesBefore = stripe.charges().length;
    const { pay: payOnce } = await order(count);
    await Promise.all(Array.from({ length: clicks }, payOnce));
    return [
      atMost('p50', percentile(times, 0.5), 10, 'ms'),
      atMost('p99', percentile(times, 0.99), 30, 'ms'),
      exactly(`charges for ${clicks} clicks at once`, stripe.charges().length - chargesBefore, 1),
    ];
  },
};
