import type { Sum, Ticket } from '../../api/types.ts';
import type { PageVisit } from '../page.ts';
import type { Part } from '../part.ts';
import { findBuyers, searchOf } from './find-buyers.ts';
import { findOwn } from './find-own.ts';

/** As many as orders gives at once: more than a page, as others may have bought since it was looked at. */
const limit = 100;

export interface Refunding {
  ticketId: string;
  ticket: Part<Ticket>;
  isAll: boolean;
  orderIds: string[];
  /** Null where it cannot be said for all of them. */
  amount: number | null;
}

const amountOf = async (visit: PageVisit, ticketId: string, orderIds: readonly string[]) => {
  const { data } = await findBuyers(visit, { ticketId, ...searchOf(visit) }, limit);
  const chosen = data?.list.filter(({ orderId }) => orderIds.includes(orderId)) ?? [];
  return chosen.length === orderIds.length ? chosen.reduce((sum, { total }) => sum + total, 0) : null;
};

const amountOfAll = async ({ api, ask }: PageVisit, ticketIds: string) => {
  const { data } = await ask(api.get<Sum[]>('/api/orders/sales', { params: { ticketIds } }));
  return data ? (data[0]?.revenue ?? 0) : null;
};

/** The chosen orders, or all of them, and how much money that is. */
export const findRefunding = async (visit: PageVisit): Promise<Refunding | undefined> => {
  const ticketId = visit.params.ticketId ?? '';
  const isAll = visit.query.all !== undefined;
  const orderIds = isAll ? [] : [visit.query.order ?? []].flat();
  const [ticket, amount] = await Promise.all([
    findOwn(visit),
    isAll ? amountOfAll(visit, ticketId) : amountOf(visit, ticketId, orderIds),
  ]);
  return ticket && { ticketId, ticket, isAll, orderIds, amount };
};
