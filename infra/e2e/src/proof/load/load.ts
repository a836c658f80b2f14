import { type Person, person as personAt } from '../../harness/person.ts';
import { callerOf } from '../caller.ts';
import type { History } from '../history.ts';
import { adminEmail, type ProofPlace } from '../place.ts';
import { choicesOf } from '../random.ts';
import { within } from '../within.ts';
import { administer } from './administer.ts';
import { admit } from './admit.ts';
import { attack } from './attack.ts';
import { buy } from './buy.ts';
import { type Actor, type Market, newListing } from './market.ts';
import { race } from './race.ts';
import { sell } from './sell.ts';
import { visit } from './visit.ts';
import { webhookReceiver } from './webhook-receiver.ts';

const buyers = 4;
const racers = 4;
const sellers = 2;
/** A call insists for 45 s; a race is several of them, which end at the first that is refused. */
const maxStopMs = 120_000;

/** Buyers, racers, sellers, a helper at doors, an admin and a stranger: who they are stays for the whole run. */
export const createLoad = async ({ place }: ProofPlace, seed: number, history: History) => {
  const market: Market = { offers: [], sales: [] };
  const actorOf = (person: Person, name: string): Actor => ({
    person,
    call: callerOf(person, name, history),
    choices: choicesOf(seed, name),
  });
  const some = (what: string, count: number) =>
    Promise.all(
      Array.from({ length: count }, async (_, n) => actorOf(await place.person(what), `${what} ${n}`)),
    );
  const admin = actorOf(await personAt(place.url, 'admin', adminEmail), 'admin');
  const [buying, racing, selling, [door, stranger, suspect]] = await Promise.all([
    some('buyer', buyers),
    some('racer', racers),
    some('seller', sellers),
    some('visitor', 3),
  ]);
  const receiver = await webhookReceiver();
  for (const { call } of selling) {
    const webhook = { url: receiver.url, events: ['order.created', 'order.completed', 'listing.updated'] };
    await call('ask for a webhook', 'POST', '/api/notifications/webhooks', webhook);
  }
  for (let n = 0; n < 2; n++)
    await suspect?.call('list', 'POST', '/api/tickets', newListing(suspect.choices, 2));

  const newcomers = choicesOf(seed, 'newcomer');
  const steps: (() => Promise<void>)[] = [
    ...selling.map((one) => () => sell(one, market, history)),
    ...buying.map((one) => () => buy(one, market, history)),
    () => race(racing, history),
    () => visit(place, history, newcomers),
    () => admit(door as Actor, market, history),
    () => attack(stranger as Actor, market, history),
    () => administer(admin, suspect?.person.id as string),
  ];

  return {
    webhooks: receiver,
    start: () => {
      let going = true;
      const acting = Promise.all(
        steps.map(async (step) => {
          while (going) await step();
        }),
      );
      return async () => {
        going = false;
        await within(maxStopMs, acting, 'The load did not come to an end');
      };
    },
  };
};

export type Load = Awaited<ReturnType<typeof createLoad>>;
