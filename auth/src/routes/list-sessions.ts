import { route } from '@ticketing/common/http';
import { z } from 'zod';
import type { Session, Sessions } from '../models/sessions.ts';
import type { Users } from '../models/users.ts';

const view = z.strictObject({
  id: z.string(),
  current: z.boolean(),
  userAgent: z.string(),
  createdAt: z.iso.datetime(),
  seenAt: z.iso.datetime(),
});

export const listSessions = ({ sessions, users }: { sessions: Sessions; users: Users }) =>
  route({
    get: '/api/users/sessions',
    summary: 'Where I am signed in, last used first',
    who: 'user',
    answer: { 200: z.array(view) },
    handle: async (req, res) => {
      const { id, sessionVersion } = await users.find(req.user.id);
      const toView = ({ userId: _, sessionVersion: __, ...session }: Session) => ({
        ...session,
        current: session.id === req.user.sid,
      });
      res.json((await sessions.of(id, sessionVersion)).map(toView));
    },
  });
