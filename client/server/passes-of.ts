import type { DrawnPass, Pass } from '../api/pass-types.ts';
import type { Order } from '../api/types.ts';
import { drawCode } from './draw-code.ts';
import type { PageVisit } from './page.ts';
import type { Part } from './part.ts';

const hasPasses = ({ status }: Order) =>
  status === 'complete' || status === 'refund:pending' || status === 'refunded';

/** The passes of an order that was paid, drawn. */
export const passesOf = async (visit: PageVisit, order: Order): Promise<Part<DrawnPass[]> | null> =>
  hasPasses(order)
    ? visit.ask(visit.api.get<Pass[]>(`/api/orders/${order.id}/passes`), ({ data }) =>
        data.map((pass) => ({ ...pass, drawn: pass.code ? drawCode(pass.code) : null })),
      )
    : null;
