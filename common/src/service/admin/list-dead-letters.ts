import { z } from 'zod';
import { route } from '../../http/route.ts';
import { deadLetters } from '../../messaging/dlq/dead-letter.ts';
import type { AdminDeps } from './admin-routes.ts';

const maxShown = 100;

export const letterView = z.strictObject({
  id: z.string(),
  service: z.string(),
  subject: z.string(),
  sequence: z.number(),
  error: z.string(),
  attempts: z.int(),
  at: z.string(),
  body: z.string(),
});

export const listDeadLetters = ({ service, path, bus }: AdminDeps) =>
  route({
    get: `${path}/dead-letters`,
    summary: `The events that this service gave up on and that are open, oldest first, ${maxShown} at most`,
    who: 'admin',
    answer: { 200: z.array(letterView) },
    limits: [{ points: 60, perSeconds: 60, by: 'user' }],
    handle: async (_req, res) => {
      const letters = await deadLetters(bus, service);
      res.json(letters.slice(0, maxShown));
    },
  });
