import { setTimeout as sleep } from 'node:timers/promises';
import type { Platform } from '../../harness/platform.ts';
import { callerOf } from '../caller.ts';
import type { History } from '../history.ts';
import type { Choices } from '../random.ts';

/** Somebody new signs up, looks around and says their name. */
export const visit = async (place: Platform, history: History, choices: Choices) => {
  await sleep(choices.between(500, 1500));
  const newcomer = await place.person('newcomer').catch(() => undefined);
  if (!newcomer) return;
  const call = callerOf(newcomer, 'newcomer', history);
  await call('look around', 'GET', '/api/tickets');
  await call('say my name', 'PATCH', '/api/users/me', { name: `Robin ${choices.below(100)}` });
  await call('see who I am', 'GET', '/api/users/currentuser');
};
