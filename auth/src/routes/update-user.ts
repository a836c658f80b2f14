import { BadRequestError, oneOf } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import type { Roles } from '../services/roles.ts';
import { toUserView, userView } from './user-view.ts';

export const updateUser = ({ roles }: { roles: Roles }) =>
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
    refusals: { 400: 'Your own, or the last admin' },
    codes: ['user.own-role', 'user.last-admin'],
    handle: async (req, res) => {
      const id = String(req.params.id);
      if (id === req.user.id) {
        throw new BadRequestError('You cannot change your own role or status', 'user.own-role');
      }
      res.json(toUserView(await roles.set(id, req.input)));
    },
  });
