import { route } from '@ticketing/common/http';
import { z } from 'zod';
import type { Door } from '../services/door.ts';

export const signOut = ({ door }: { door: Door }) =>
  route({
    post: '/api/users/signout',
    summary: 'Sign out here: the session ends and the cookie goes',
    who: 'anyone',
    answer: { 200: z.strictObject({}) },
    handle: async (req, res) => {
      await door.close(req);
      res.json({});
    },
  });
