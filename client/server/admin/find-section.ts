import type { PageVisit } from '../page.ts';
import { findAudit } from './find-audit.ts';
import { findLetters } from './find-letters.ts';
import { findListing } from './find-listing.ts';
import { findListings } from './find-listings.ts';
import { findOrder } from './find-order.ts';
import { findOrders } from './find-orders.ts';
import { findToday } from './find-today.ts';
import { findUser } from './find-user.ts';
import { findUsers } from './find-users.ts';

type FoundBy<Find extends (...args: never[]) => Promise<unknown>> = Exclude<
  Awaited<ReturnType<Find>>,
  undefined
>;

/** What a page of admins shows: which one, and all that it needs. */
export type Section =
  | ({ section: 'today' } & FoundBy<typeof findToday>)
  | ({ section: 'users' } & FoundBy<typeof findUsers>)
  | ({ section: 'user' } & FoundBy<typeof findUser>)
  | ({ section: 'listings' } & FoundBy<typeof findListings>)
  | ({ section: 'listing' } & FoundBy<typeof findListing>)
  | ({ section: 'orders' } & FoundBy<typeof findOrders>)
  | ({ section: 'order' } & FoundBy<typeof findOrder>)
  | ({ section: 'letters' } & FoundBy<typeof findLetters>)
  | ({ section: 'audit' } & FoundBy<typeof findAudit>);

const lists = {
  '': async (visit) => ({ section: 'today', ...(await findToday(visit)) }),
  users: async (visit) => ({ section: 'users', ...(await findUsers(visit)) }),
  listings: async (visit) => ({ section: 'listings', ...(await findListings(visit)) }),
  orders: async (visit) => ({ section: 'orders', ...(await findOrders(visit)) }),
  letters: async (visit) => ({ section: 'letters', ...(await findLetters(visit)) }),
  audit: async (visit) => ({ section: 'audit', ...(await findAudit(visit)) }),
} satisfies Record<string, (visit: PageVisit) => Promise<Section>>;

const ones = {
  users: async (visit, id) => {
    const found = await findUser(visit, id);
    return found && { section: 'user', ...found };
  },
  listings: async (visit, id) => {
    const found = await findListing(visit, id);
    return found && { section: 'listing', ...found };
  },
  orders: async (visit, id) => {
    const found = await findOrder(visit, id);
    return found && { section: 'order', ...found };
  },
} satisfies Record<string, (visit: PageVisit, id: string) => Promise<Section | undefined>>;

const of = <T extends object>(all: T, name: string): T[keyof T] | undefined =>
  Object.hasOwn(all, name) ? all[name as keyof T] : undefined;

/** By what follows `/admin` in the address. */
export const findSection = async (
  visit: PageVisit,
  [name = '', id, ...more]: readonly string[],
): Promise<Section | undefined> => {
  if (more.length > 0) return undefined;
  return id === undefined ? of(lists, name)?.(visit) : of(ones, name)?.(visit, id);
};
