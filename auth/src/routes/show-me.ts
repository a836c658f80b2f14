import { route } from '@ticketing/common/http';
import type { Users } from '../models/users.ts';
import { toUserView, userView } from './user-view.ts';

export const showMe = ({ users }: { users: Users }) =>
  route({
    get: '/api/users/me',
    summary: 'Show my account',
    who: 'user',
    answer: { 200: userView },
    handle: async (req, res) => {
      res.json(toUserView(await users.find(req.user.id)));
    },
  });
