import { BadRequestError } from '@ticketing/common/errors';
import { oneOf, route } from '@ticketing/common/service';
import { govern } from '../domain/user.ts';
import type { Users } from '../models/users.ts';
import { toUserView, userView } from './user-view.ts';

export const updateUser = ({ users }: { users: Users }) =>
  route({
    patch: '/api/users/:id',
    summary: "Change somebody's role, suspend or readmit them",
    who: 'admin',
    input: {
      body: {
        role: { ...oneOf('Role', ['user', 'admin']), optional: true },
        status: { ...oneOf('Status', ['active', 'suspended']), optional: true },
      },
    },
    answer: { 200: userView },
    handle: async (req, res) => {
      const id = String(req.params.id);
      // so that there is always an admin left
      if (id === req.user.id) throw new BadRequestError('You cannot change your own role or status');
      res.json(toUserView(await users.change(id, (user) => govern(user, req.input))));
    },
  });
