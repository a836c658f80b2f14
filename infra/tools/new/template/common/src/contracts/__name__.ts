import { z } from 'zod';
import { defineEvent, type EventOf } from './define-event.ts';
import { id, version } from './fields.ts';

const __camel__Data = z.object({ id, version, text: z.string(), userId: id });

export const __Name__Created = defineEvent('__name__:created', __camel__Data, {
  id: '665000000000000000000007',
  version: 0,
  text: 'Once upon a time',
  userId: '665000000000000000000001',
});
export type __Name__Created = EventOf<typeof __Name__Created>;
