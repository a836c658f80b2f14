import { route } from '@ticketing/common/http';
import { z } from 'zod';
import type { Sessions } from '../models/sessions.ts';
import type { Users } from '../models/users.ts';
import { sessionView, toSessionView } from './session-view.ts';
import { toUserView, userView } from './user-view.ts';

export const showUser = ({ users, sessions }: { users: Users; sessions: Sessions }) =>
  route({
    get: '/api/users/:id',
    summary: 'An account, and where it is signed in, last used first',
    who: 'admin',
    answer: { 200: userView.extend({ sessions: z.array(sessionView) }) },
    handle: async (req, res) => {
      const user = await users.find(String(req.params.id));
      const live = await sessions.of(user.id, user.sessionVersion);
      res.json({ ...toUserView(user), sessions: live.map(toSessionView) });
    },
  });
