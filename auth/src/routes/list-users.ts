import { oneOf } from '@ticketing/common/base';
import { pageOf, pageQuery, route } from '@ticketing/common/http';
import { z } from 'zod';
import type { Users } from '../models/users.ts';
import { toUserView, userView } from './user-view.ts';

const maxSearch = 254;

export const listUsers = ({ users }: { users: Users }) =>
  route({
    get: '/api/users',
    summary:
      'Accounts, newest first; search is the beginning of an e-mail address, in whose order they come, or an id',
    who: 'admin',
    input: {
      query: {
        ...pageQuery,
        search: {
          optional: true,
          isString: true,
          isLength: { options: { min: 3, max: maxSearch } },
          errorMessage: { message: `Search must be 3 to ${maxSearch} characters`, code: 'search.too-short' },
        },
        role: { ...oneOf('Role', ['user', 'admin']), optional: true },
        status: { ...oneOf('Status', ['active', 'suspended']), optional: true },
      },
    },
    answer: { 200: z.array(userView) },
    handle: async (req, res) => {
      const { limit } = req.input;
      const found = await users.page({ ...req.input, limit: limit + 1 });
      res.json(pageOf(req, res, limit, found, ({ id }) => id).map(toUserView));
    },
  });
