import { route } from '@ticketing/common/http';
import { z } from 'zod';
import type { Session, Sessions } from '../models/sessions.ts';
import type { Users } from '../models/users.ts';
import { sessionView, toSessionView } from './session-view.ts';

const view = sessionView.extend({ current: z.boolean() });

export const listSessions = ({ sessions, users }: { sessions: Sessions; users: Users }) =>
  route({
    get: '/api/users/sessions',
    summary: 'Where I am signed in, last used first',
    who: 'user',
    answer: { 200: z.array(view) },
    handle: async (req, res) => {
      const { id, sessionVersion } = await users.find(req.user.id);
      const toView = (session: Session) => ({
        ...toSessionView(session),
        current: session.id === req.user.sid,
      });
      res.json((await sessions.of(id, sessionVersion)).map(toView));
    },
  });
