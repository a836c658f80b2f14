import { until } from '@ticketing/common/testing';
import type { Pass } from '../../api/pass-types.ts';
import type { Person } from './people.ts';

export interface PaidOrder {
  id: string;
  passes: Pass[];
  codes: string[];
}

/** Bought and paid, with its passes. */
export const paidOrder = async (buyer: Person, ticketId: string, quantity = 1): Promise<PaidOrder> => {
  const { id } = await buyer.reserve(ticketId, quantity);
  await buyer.pay(id);
  let passes: Pass[] = [];
  await until('there are passes', async () => {
    const answer = await buyer.ask('GET', `/api/orders/${id}/passes`);
    if (answer.ok) passes = (await answer.json()) as Pass[];
    return passes.length > 0;
  });
  return { id, passes, codes: passes.map(({ code }) => String(code)) };
};
