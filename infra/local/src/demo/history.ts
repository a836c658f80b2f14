import { setTimeout as sleep } from 'node:timers/promises';
import type { Sessions } from './accounts.ts';
import { ask, must } from './ask.ts';
import { listings, tonight } from './listings.ts';
import type { Organiser } from './organisers.ts';

interface Listed {
  id: string;
  title: string;
}

/** What the demo's buyer has, beside what others bought: paid, given back, and waiting to be paid. */
const bought = [
  tonight,
  'Jazz on the river terrace',
  'City derby, final round',
  'Street food from nine kitchens',
];
const refunded = 'Science slam';
const cancelled = 'Symphony No. 9 with choir';
const held = 'String quartet by candlelight';

const card = 'pm_card_visa';
const maxTries = 50;

/** Orders that people of the demo have made, all of today: no route sells in the past. Ends early when the shop does. */
export const sellSome = async (url: string, sessions: Sessions, signal: AbortSignal): Promise<void> => {
  const asked = await must('The listings', ask(url, 'GET', '/api/tickets?limit=100&available=false', ''));
  const idOf = new Map(((await asked.json()) as Listed[]).map(({ id, title }) => [title, id]));

  const reserve = async (buyer: keyof Sessions, title: string, quantity: number): Promise<string> => {
    const body = { ticketId: idOf.get(title), quantity };
    for (let tries = 0; ; tries++) {
      signal.throwIfAborted();
      const answer = await ask(url, 'POST', '/api/orders', sessions[buyer], body);
      // orders has not heard of this listing yet
      if (![404, 503].includes(answer.status) || tries === maxTries) {
        const made = (await (await must(`An order of "${title}"`, Promise.resolve(answer))).json()) as Listed;
        return made.id;
      }
      await sleep(100);
    }
  };

  const pay = async (buyer: keyof Sessions, orderId: string): Promise<void> => {
    for (let tries = 0; ; tries++) {
      signal.throwIfAborted();
      const answer = await ask(url, 'POST', '/api/payments', sessions[buyer], { orderId, token: card });
      if (![404, 503].includes(answer.status) || tries === maxTries) {
        await must('A payment', Promise.resolve(answer));
        return;
      }
      await sleep(100);
    }
  };

  const buy = async (buyer: keyof Sessions, title: string, quantity: number) => {
    const orderId = await reserve(buyer, title, quantity);
    await pay(buyer, orderId);
    return orderId;
  };

  for (const title of bought) await buy('buyer', title, 2);
  await reserve('buyer', held, 2);
  const givenUp = await reserve('buyer', cancelled, 4);
  await must('A cancellation', ask(url, 'DELETE', `/api/orders/${givenUp}`, sessions.buyer));
  const returned = await buy('buyer', refunded, 1);
  await giveBack(url, sessions.maple, returned, signal);

  const others = (Object.keys(sessions) as (keyof Sessions)[]).filter((one) => one !== 'buyer');
  let turn = 0;
  const nextBut = (organiser: Organiser): keyof Sessions => {
    const next = others[turn++ % others.length] as keyof Sessions;
    return next === organiser ? nextBut(organiser) : next;
  };
  for (const { organiser, sold, body } of listings(new Date())) {
    for (let left = sold; left > 0; left -= body.maxPerOrder) {
      await buy(nextBut(organiser), body.title, Math.min(left, body.maxPerOrder));
    }
  }
};

/** Once it is paid its seller may. */
const giveBack = async (url: string, seller: string, orderId: string, signal: AbortSignal) => {
  for (let tries = 0; tries < maxTries; tries++) {
    signal.throwIfAborted();
    const { ok } = await ask(url, 'POST', `/api/orders/${orderId}/refund`, seller);
    if (ok) return;
    await sleep(100);
  }
  throw new Error('A refund was refused');
};
