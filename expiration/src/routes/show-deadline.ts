import { type Clock, ownedBy } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import { z } from 'zod';
import { secondsLeft } from '../domain/deadline.ts';
import type { Deadlines } from '../models/deadlines.ts';

const time = z.iso.datetime();

export const showDeadline = ({ deadlines, clock }: { deadlines: Deadlines; clock: Clock }) =>
  route({
    get: '/api/expiration/:orderId',
    summary: 'How long my order is held, by the clock of the shop',
    who: 'user',
    answer: {
      200: z.strictObject({
        orderId: z.string(),
        expiresAt: time,
        secondsLeft: z.int().nonnegative(),
        serverTime: time,
      }),
    },
    refusals: { 404: 'No such order of yours', 503: 'The order is not known here yet: ask again' },
    codes: ['resource.not-known-yet'],
    handle: async (req, res) => {
      const deadline = await deadlines.find(String(req.params.orderId));
      ownedBy(req.user.id)(deadline);
      const now = clock();
      res.json({
        orderId: deadline.id,
        expiresAt: deadline.expiresAt,
        secondsLeft: secondsLeft(deadline, now),
        serverTime: now,
      });
    },
  });
