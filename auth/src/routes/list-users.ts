import { pageOf, pageQuery, route } from '@ticketing/common/http';
import { z } from 'zod';
import type { Users } from '../models/users.ts';
import { toUserView, userView } from './user-view.ts';

export const listUsers = ({ users }: { users: Users }) =>
  route({
    get: '/api/users',
    summary: 'All accounts, newest first',
    who: 'admin',
    input: { query: pageQuery },
    answer: { 200: z.array(userView) },
    handle: async (req, res) => {
      const { limit, cursor } = req.input;
      const found = await users.page(limit + 1, cursor);
      res.json(pageOf(req, res, limit, found, ({ id }) => id).map(toUserView));
    },
  });
