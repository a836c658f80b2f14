import type Stripe from 'stripe';
import { asked, translateErrors } from './stripe-calls.ts';

const inSeconds = (time: Date) => Math.floor(time.getTime() / 1000);

/** All intents of a time, newest first. Unlike a search, a list is never behind. */
export async function* intentsOf({ paymentIntents }: Stripe, from: Date, to?: Date) {
  const created = { gte: inSeconds(from), ...(to ? { lte: inSeconds(to) } : {}) };
  for (let after = {}; ; ) {
    const page = await translateErrors(
      asked((options) => paymentIntents.list({ created, limit: 100, ...after }, options)),
    );
    yield* page.data;
    const last = page.data.at(-1);
    if (!page.has_more || !last) return;
    after = { starting_after: last.id };
  }
}
