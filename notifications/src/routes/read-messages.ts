import { BadRequestError } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import type { Messages } from '../models/messages.ts';

const maxIds = 100;
const message = 'Name the messages by their ids, at most 100, or say all';

export const readMessages = ({ messages }: { messages: Messages }) =>
  route({
    post: '/api/notifications/read',
    summary: 'I have read these of my messages, or all',
    who: 'user',
    input: {
      body: {
        ids: {
          isArray: { options: { max: maxIds } },
          custom: { options: (ids: unknown[]) => ids.every((id) => typeof id === 'string') },
          optional: true,
          errorMessage: { message, code: 'ids.no-messages' },
        },
        all: {
          isBoolean: { options: { strict: true } },
          optional: true,
          errorMessage: { message, code: 'ids.no-messages' },
        },
      },
    },
    answer: { 204: 'nothing' },
    codes: ['ids.no-messages'],
    handle: async (req, res) => {
      const { ids, all } = req.input as { ids?: string[]; all?: boolean };
      if (!all && !ids) throw new BadRequestError(message, 'ids.no-messages');
      await messages.read(req.user.id, all ? undefined : ids);
      res.status(204).send();
    },
  });
