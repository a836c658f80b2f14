import { NotFoundError } from '../../base/errors/index.ts';
import { type DeadLetter, deadLetters } from '../../messaging/dlq/dead-letter.ts';
import type { AdminDeps } from './admin-routes.ts';

export const findDeadLetter = async ({ bus, service }: AdminDeps, id: string): Promise<DeadLetter> => {
  const letter = (await deadLetters(bus, service)).find((one) => one.id === id);
  if (!letter) throw new NotFoundError();
  return letter;
};
