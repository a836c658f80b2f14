import type { AxiosResponse } from 'axios';
import type { Charge, FoundOrder, User } from '../../api/admin-types.ts';
import type { PageVisit } from '../page.ts';
import { nextCursor, type Part } from '../part.ts';
import { kindOf } from './kind-of.ts';
import { wanted } from './wanted.ts';

const limit = 25;

interface Orders {
  list: FoundOrder[];
  next: string | null;
}

const none: Part<Orders> = { data: { list: [], next: null } };

const inOrders = ({ api, ask }: PageVisit, params: object): Promise<Part<Orders>> =>
  ask(api.get<FoundOrder[]>('/api/orders/all', { params: { ...params, limit } }), (answer) => ({
    list: answer.data,
    next: nextCursor(answer),
  }));

/** Payments knows the cards, orders the rest. */
const byCard = async (visit: PageVisit, last4: string): Promise<Part<Orders>> => {
  const { api, ask } = visit;
  const params = { last4, ...wanted(visit, 'cursor'), limit };
  const toIds = (answer: AxiosResponse<Charge[]>) => ({
    ids: answer.data.map(({ id }) => id),
    next: nextCursor(answer),
  });
  const charges = await ask(api.get<Charge[]>('/api/payments', { params }), toIds);
  if (charges.failed) return charges;
  const { ids, next } = charges.data;
  if (ids.length === 0) return none;
  const { data, failed } = await inOrders(visit, { orderIds: ids.join(',') });
  return failed ? { failed } : { data: { list: data.list, next } };
};

const byEmail = async (visit: PageVisit, email: string): Promise<Part<Orders>> => {
  const { api, ask } = visit;
  const users = await ask(api.get<User[]>('/api/users', { params: { search: email } }));
  if (users.failed) return users;
  const user = users.data.find((one) => one.email.toLowerCase() === email.toLowerCase());
  return user ? inOrders(visit, { userId: user.id, ...wanted(visit, 'cursor') }) : none;
};

const searched = (visit: PageVisit, search: string): Part<Orders> | Promise<Part<Orders>> => {
  switch (kindOf(search)) {
    case 'last4':
      return byCard(visit, search);
    case 'email':
      return byEmail(visit, search);
    case 'number':
      return inOrders(visit, { number: search });
    case 'id':
      return inOrders(visit, { orderIds: search });
    case 'all':
      return inOrders(visit, wanted(visit, 'userId', 'cursor'));
    case undefined:
      return none;
  }
};

/** By its number, its buyer's address, its id, or the last four digits of the card; of one buyer; or all. */
export const findOrders = async (visit: PageVisit) => {
  const filters = wanted(visit, 'search', 'userId');
  return { filters, orders: await searched(visit, filters.search ?? '') };
};
