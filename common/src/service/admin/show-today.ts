import { z } from 'zod';
import type { Clock } from '../../base/clock.ts';
import { route } from '../../http/route.ts';
import { deadLetters } from '../../messaging/dlq/dead-letter.ts';
import type { Outbox } from '../../messaging/outbox/outbox.ts';
import type { AdminDeps } from './admin-routes.ts';

const view = z
  .object({ unsent: z.int(), oldestUnsentSeconds: z.number(), deadLetters: z.int() })
  .catchall(z.number());

const unsentOf = async (outboxes: readonly Outbox[], clock: Clock) => {
  const backlogs = await Promise.all(outboxes.map((outbox) => outbox.backlog()));
  const ages = backlogs.map(({ oldestAt }) => (oldestAt ? clock().getTime() - oldestAt.getTime() : 0));
  return {
    unsent: backlogs.reduce((sum, { depth }) => sum + depth, 0),
    oldestUnsentSeconds: Math.max(0, ...ages) / 1000,
  };
};

export const showToday = ({ service, path, bus, outboxes, clock, today }: AdminDeps) =>
  route({
    get: `${path}/today`,
    summary: 'The numbers of this moment, for who runs the shop',
    who: 'admin',
    answer: { 200: view },
    limits: [{ points: 240, perSeconds: 60, by: 'user' }],
    handle: async (_req, res) => {
      const [unsent, letters, own] = await Promise.all([
        unsentOf(outboxes, clock),
        deadLetters(bus, service),
        today(),
      ]);
      res.json({ ...unsent, deadLetters: letters.length, ...own });
    },
  });
