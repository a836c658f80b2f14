import { toDecimal } from '@ticketing/common/contracts';
import { route } from '@ticketing/common/http';
import { z } from 'zod';
import type { Sales } from '../models/sales.ts';
import { areIds, maxIds } from './ids-input.ts';

const sumView = z.strictObject({
  ticketId: z.string(),
  sold: z.int(),
  held: z.int(),
  revenue: z.number().nonnegative(),
  /** People who are in. */
  admitted: z.int(),
});

export const sumSales = ({ sales }: { sales: Sales }) =>
  route({
    get: '/api/orders/sales',
    summary: 'What is sold and held of my listings, and the money; a listing without orders is left out',
    who: 'user',
    input: {
      query: {
        ticketIds: {
          isString: true,
          custom: { options: areIds },
          errorMessage: {
            message: `TicketIds must be 1 to ${maxIds} listings, separated by commas`,
            code: 'ticket-ids.invalid',
          },
        },
      },
    },
    answer: { 200: z.array(sumView) },
    handle: async (req, res) => {
      const sums = await sales.sums(req.user.id, req.input.ticketIds.split(','));
      res.json(sums.map(({ revenueCents, ...sum }) => ({ ...sum, revenue: toDecimal(revenueCents) })));
    },
  });
