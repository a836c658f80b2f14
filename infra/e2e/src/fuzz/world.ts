import { type Person, person } from '../harness/person.ts';
import type { Operation } from './documents.ts';
import { knownOf, nothing, type Objects } from './known.ts';
import { type Ids, letters, list, sales, webhooks } from './objects.ts';
import type { Known, Who } from './requests.ts';

export const adminEmail = 'admin@example.com';

interface People {
  buyer: Person;
  seller: Person;
  admin: Person;
  /** Whom admins may do anything to. */
  other: Person;
}

/** A shop with people and what they have; made anew where requests that change something may have spent it. */
export const world = async (url: string) => {
  const isIn = async ({ ask }: Person) =>
    Boolean((await ask('GET', '/api/users/currentuser')).body.currentUser);
  const people: People = {
    admin: await person(url, 'admin', adminEmail),
    buyer: await person(url, 'buyer'),
    seller: await person(url, 'seller'),
    other: await person(url, 'other'),
  };

  let objects: Objects | undefined;
  /** What requests to this operation need; the rest may be spent by those before. */
  const ready = async ({ path, method }: Operation): Promise<Known> => {
    if (objects && method === 'GET') return knownOf(objects);
    if (!(await isIn(people.admin))) people.admin = await person(url, 'admin', adminEmail);
    for (const name of ['buyer', 'seller'] as const)
      if (!(await isIn(people[name]))) people[name] = await person(url, name);
    const sessions = await people.buyer.insist<Ids>('GET', '/api/users/sessions');
    const isOf = (part: string) => !objects || path.includes(part);
    objects = {
      ...(objects ?? nothing),
      sessions: sessions.body.map(({ id }) => id),
      users: [people.other.id],
      sellers: [people.seller.id],
      ...(isOf('/tickets') && objects ? { tickets: [await list(people.seller)] } : {}),
      ...(isOf('/orders') || isOf('/payments') ? await sales(people.buyer, people.seller) : {}),
      ...(isOf('/webhooks') ? await webhooks(people.seller) : {}),
      ...(isOf('/dead-letters') ? await letters(people.admin) : {}),
    };
    return knownOf(objects);
  };

  return {
    ready,
    cookieOf: (who: Who) => (who === 'nobody' ? '' : people[who].cookie()),
  };
};

export type World = Awaited<ReturnType<typeof world>>;
