import { BadRequestError } from '@ticketing/common/base';
import { pageOf, pageQuery, route } from '@ticketing/common/http';
import { z } from 'zod';
import type { Message } from '../domain/message.ts';
import type { Messages } from '../models/messages.ts';
import { messageView, toMessageView } from './message-view.ts';

const cursorOf = ({ at, id }: Message): string => `${at.getTime()}_${id}`;

const cursorIn = (text: string | undefined) => {
  if (text === undefined) return undefined;
  const [time, ...id] = text.split('_');
  const at = new Date(Number(time));
  if (Number.isNaN(at.getTime()) || id.length === 0)
    throw new BadRequestError('Cursor must be the one of the last page', 'cursor.invalid');
  return { at, id: id.join('_') };
};

export const listMessages = ({ messages }: { messages: Messages }) =>
  route({
    get: '/api/notifications',
    summary: 'My messages, newest first; the header X-Unread-Count says how many I have not read',
    who: 'user',
    input: { query: pageQuery },
    answer: { 200: z.array(messageView) },
    handle: async (req, res) => {
      const { limit, cursor } = req.input;
      const [found, unread] = await Promise.all([
        messages.page(req.user.id, limit + 1, cursorIn(cursor)),
        messages.unread(req.user.id),
      ]);
      res.setHeader('X-Unread-Count', unread);
      res.json(pageOf(req, res, limit, found, cursorOf).map(toMessageView));
    },
  });
