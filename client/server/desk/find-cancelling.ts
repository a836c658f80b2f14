import type { Day } from '../../api/desk-types.ts';
import type { Sum, Ticket } from '../../api/types.ts';
import type { PageVisit } from '../page.ts';
import type { Part } from '../part.ts';
import { findOwn } from './find-own.ts';
import { daysBefore, spanOf } from './span.ts';

const yearDays = 366;

export interface Cancelling {
  ticketId: string;
  ticket: Part<Ticket>;
  sum: Part<Sum | null>;
  /** How many orders are paid; null where it is not known. */
  orders: number | null;
}

/** What cancelling an event would give back, and to how many. */
export const findCancelling = async (visit: PageVisit): Promise<Cancelling | undefined> => {
  const { api, ask, props, params } = visit;
  const ticketId = params.ticketId ?? '';
  const { to } = spanOf(7, props.zone, Date.now());
  const days = { from: daysBefore(to, yearDays - 1), to, timeZone: props.zone, ticketId };
  const [ticket, sum, sold] = await Promise.all([
    findOwn(visit),
    ask(
      api.get<Sum[]>('/api/orders/sales', { params: { ticketIds: ticketId } }),
      ({ data }) => data[0] ?? null,
    ),
    ask(api.get<Day[]>('/api/orders/sales/days', { params: days })),
  ]);
  if (!ticket) return undefined;
  const counted = sold.data?.reduce(
    (all, { orders, seats }) => ({ orders: all.orders + orders, seats: all.seats + seats }),
    { orders: 0, seats: 0 },
  );
  // what was sold earlier than a year ago is not among them
  const isAll = counted !== undefined && counted.seats === (sum.data?.sold ?? 0);
  return { ticketId, ticket, sum, orders: isAll ? counted.orders : null };
};
