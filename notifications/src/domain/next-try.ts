import type { Message } from './message.ts';

const firstMs = 5000;
const maxMs = 10 * 60_000;
const giveUpMs = 24 * 3600_000;

/** Later each time, for a day. Undefined: it was tried for long enough. */
export const nextTry = (
  { attempts, failingSince }: Pick<Message, 'attempts' | 'failingSince'>,
  now: Date,
): Date | undefined => {
  if (failingSince && now.getTime() - failingSince.getTime() >= giveUpMs) return undefined;
  return new Date(now.getTime() + Math.min(maxMs, firstMs * 2 ** Math.min(attempts, 20)));
};
