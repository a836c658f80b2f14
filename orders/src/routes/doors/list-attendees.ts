import { passStatuses } from '@ticketing/common/contracts';
import { pageOf, pageQuery, route } from '@ticketing/common/http';
import { z } from 'zod';
import type { Guest, Mark } from '../../services/guests.ts';
import type { PassDeps } from '../../services/pass-deps.ts';
import { ticketIdField } from './doors-input.ts';

const view = z.strictObject({
  passId: z.string(),
  orderId: z.string(),
  number: z.string(),
  seat: z.int(),
  name: z.string(),
  status: z.enum(passStatuses),
  admittedAt: z.iso.datetime().optional(),
  gate: z.string().optional(),
});

const maxSearch = 80;
const cursorForm = /^([0-9a-f]{24})-(\d{1,6})$/;
const isCursor = (cursor: string) => cursorForm.test(cursor);

const markOf = (cursor = ''): Mark | undefined => {
  const [, orderId, seat] = cursorForm.exec(cursor) ?? [];
  return orderId && seat ? { orderId, seat: Number(seat) } : undefined;
};

const toView = ({ revision: _, ...guest }: Guest) => guest;

export const listAttendees = ({ access, guests }: Pick<PassDeps, 'access' | 'guests'>) =>
  route({
    get: '/api/orders/attendees',
    summary: 'Who comes to a listing of mine: search looks at names, and at the beginning of order numbers',
    who: 'user',
    input: {
      query: {
        ...pageQuery,
        cursor: { ...pageQuery.cursor, custom: { options: isCursor } },
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
      const { ticketId, limit, cursor, search } = req.input;
      await access.owned(req.user.id, ticketId);
      const found = await guests.page(ticketId, { search, after: markOf(cursor), limit: limit + 1 });
      const page = pageOf(req, res, limit, found, ({ orderId, seat }) => `${orderId}-${seat}`);
      res.json(page.map(toView));
    },
  });
