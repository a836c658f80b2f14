import { passStatuses } from '@ticketing/common/contracts';
import { route } from '@ticketing/common/http';
import { z } from 'zod';
import { accessCodes, accessRefusals } from '../../services/door-access.ts';
import type { Guest } from '../../services/guests.ts';
import type { PassDeps } from '../../services/pass-deps.ts';
import { jwksView } from '../jwks-view.ts';
import { doorLimit, ticketIdField } from './doors-input.ts';

const time = z.iso.datetime();

const view = z.strictObject({
  ticket: z.strictObject({
    id: z.string(),
    title: z.string(),
    startsAt: time.nullable(),
    timeZone: z.string().optional(),
    venue: z.string(),
  }),
  keys: jwksView,
  passes: z.array(
    z.strictObject({
      id: z.string(),
      seat: z.int(),
      revision: z.int(),
      status: z.enum(passStatuses),
      name: z.string().optional(),
      number: z.string(),
      admittedAt: time.optional(),
      gate: z.string().optional(),
    }),
  ),
});

const toDoorPass = ({ passId: id, orderId: _, name, ...guest }: Guest) => ({
  id,
  ...guest,
  ...(name ? { name } : {}),
});

export const showDoor = ({ access, guests, codes }: Pick<PassDeps, 'access' | 'guests' | 'codes'>) =>
  route({
    get: '/api/orders/door',
    summary: 'All that a door needs to go on without a connection: keys, and the passes with their revisions',
    who: 'anyone',
    input: { query: { ticketId: ticketIdField } },
    answer: { 200: view },
    refusals: accessRefusals,
    codes: accessCodes,
    limits: [doorLimit(30)],
    handle: async (req, res) => {
      const { ticket } = await access.at(req, req.input.ticketId);
      const passes = [];
      for await (const batch of guests.batches(ticket.id)) passes.push(...batch.map(toDoorPass));
      const { id, title, startsAt, timeZone, venue } = ticket;
      res.set('Cache-Control', 'no-store');
      res.json({ ticket: { id, title, startsAt, timeZone, venue }, keys: codes.jwks, passes });
    },
  });
