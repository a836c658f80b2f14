import { NotFoundError } from '@ticketing/common/base';
import { passOf } from '../domain/passes.ts';
import type { PassDeps } from './pass-deps.ts';

/** Of whoever has a code: the pass, and the listing as it is now. */
export const bearerOf =
  ({ passes, codes, tickets }: Pick<PassDeps, 'passes' | 'codes' | 'tickets'>) =>
  async (code: string) => {
    const said = codes.read(code);
    const order = said && (await passes.orderOfPass(said.passId));
    const pass = order && passOf(order, said.passId);
    if (!order || !pass) throw new NotFoundError();
    if (pass.revision !== said.revision)
      throw new NotFoundError('A newer code has replaced this one', 'pass.replaced');
    return { order, pass, listing: (await tickets.find(order.ticketId)) ?? order.ticket };
  };
