import { defineEvent, type EventOf } from './define-event.ts';
import { userData, userSample } from './user-data.ts';

export const UserCreated = defineEvent('user:created', userData, userSample);
export type UserCreated = EventOf<typeof UserCreated>;
