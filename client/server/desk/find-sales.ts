import type { Day, Range, Sales } from '../../api/desk-types.ts';
import type { PageVisit } from '../page.ts';
import type { Part } from '../part.ts';
import { spanOf } from './span.ts';
import { toSales } from './to-sales.ts';

/** What they sold in these days where they are: of one listing, or of all. */
export const findSales = (
  { api, ask, props }: PageVisit,
  range: Range,
  ticketId?: string,
): Promise<Part<Sales>> => {
  const { from, to, shown } = spanOf(range, props.zone, Date.now());
  const params = { from, to, timeZone: props.zone, ticketId };
  return ask(api.get<Day[]>('/api/orders/sales/days', { params }), ({ data }) =>
    toSales(data, shown, props.language),
  );
};
