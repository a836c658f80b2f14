import { route } from '@ticketing/common/http';
import { rename } from '../domain/user.ts';
import type { Users } from '../models/users.ts';
import { toUserView, userView } from './user-view.ts';

export const updateMe = ({ users }: { users: Users }) =>
  route({
    patch: '/api/users/me',
    summary: 'Change my name',
    who: 'user',
    input: {
      body: {
        name: {
          isString: true,
          trim: true,
          isLength: { options: { max: 80 } },
          errorMessage: { message: 'Name must be text of at most 80 characters', code: 'name.invalid' },
        },
      },
    },
    answer: { 200: userView },
    handle: async (req, res) => {
      const { name } = req.input;
      res.json(toUserView(await users.change(req.user.id, (user) => rename(user, name))));
    },
  });
