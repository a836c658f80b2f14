import { orderStatuses } from '@ticketing/common/contracts';
import { pageOf, pageQuery, route } from '@ticketing/common/http';
import { z } from 'zod';
import type { BuyerList } from '../../services/buyer-list.ts';
import type { DoorAccess } from '../../services/door-access.ts';
import { ticketIdField } from '../doors/doors-input.ts';

const view = z.strictObject({
  orderId: z.string(),
  number: z.string(),
  /** Empty where it is not known. */
  name: z.string(),
  quantity: z.int().positive(),
  total: z.number().nonnegative(),
  currency: z.string(),
  status: z.enum(orderStatuses),
  at: z.iso.datetime(),
  /** People who are in. */
  admitted: z.int().nonnegative(),
});

const maxSearch = 80;

export const listBuyers = ({ access, list }: { access: DoorAccess; list: BuyerList }) =>
  route({
    get: '/api/orders/buyers',
    summary: 'Who paid for a listing of mine, newest first: search looks at names, and at order numbers',
    who: 'user',
    input: {
      query: {
        ...pageQuery,
        ticketId: ticketIdField,
        search: {
          optional: true,
          isString: true,
          isLength: { options: { max: maxSearch } },
          errorMessage: {
            message: `Search must be text of at most ${maxSearch} characters`,
            code: 'search.too-long',
          },
        },
      },
    },
    answer: { 200: z.array(view) },
    refusals: { 403: 'Not yours', 404: 'No such listing' },
    codes: ['ticket.not-yours', 'resource.not-found', 'resource.not-known-yet'],
    limits: [{ points: 240, perSeconds: 60, by: 'user' }],
    handle: async (req, res) => {
      const { ticketId, limit } = req.input;
      await access.owned(req.user.id, ticketId);
      const found = await list.page({ ...req.input, limit: limit + 1 });
      res.json(pageOf(req, res, limit, found, ({ orderId }) => orderId));
    },
  });
