import { defineEvent, type EventOf } from './define-event.ts';
import { userData, userSample } from './user-data.ts';

export const UserUpdated = defineEvent('user:updated', userData, {
  ...userSample,
  version: 1,
  name: 'Robin Lee',
});
export type UserUpdated = EventOf<typeof UserUpdated>;
