import { openEventStream, route } from '@ticketing/common/http';
import { z } from 'zod';
import type { Bell, MessageWatch } from '../services/message-watch.ts';
import { messageView, toMessageView } from './message-view.ts';

const bellView = z.object({ unread: z.int().nonnegative(), latest: messageView.nullable() });

const toBellView = ({ unread, latest }: Bell) => ({ unread, latest: latest ? toMessageView(latest) : null });

export const watchMessages = ({ watch }: { watch: MessageWatch }) =>
  route({
    get: '/api/notifications/stream',
    summary: 'How many of my messages I have not read and the newest, now and whenever it changes',
    who: 'user',
    answer: { 200: bellView },
    mediaType: 'text/event-stream',
    refusals: { 503: 'Too many look on' },
    codes: ['stream.full'],
    handle: async (req, res) => {
      const bell = await watch.begin(req.user.id);
      if (res.closed) return;
      const leave = watch.enter(req.user.id, (latest) => stream.send(toBellView(latest)));
      const stream = openEventStream(req, res);
      stream.onClose(leave);
      stream.send(toBellView(bell));
    },
  });
