import { route } from '@ticketing/common/http';
import { z } from 'zod';
import type { Messages } from '../models/messages.ts';

export const countUnread = ({ messages }: { messages: Messages }) =>
  route({
    get: '/api/notifications/unread',
    summary: 'How many of my messages I have not read',
    who: 'user',
    answer: { 200: z.object({ count: z.int().nonnegative() }) },
    handle: async (req, res) => {
      res.json({ count: await messages.unread(req.user.id) });
    },
  });
