import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { Types } from 'mongoose';

declare global {
  namespace Express {
    interface Request {
      /** Where the request came with an Idempotency-Key. */
      keyed?: Keyed;
    }
  }
}

export interface Keyed {
  /** User, key, route and body in one. */
  name: string;
  /** When it was first tried. */
  firstAt: Date;
  isRepeat: boolean;
}

/**
 * The id of what a request makes. Repeated under its Idempotency-Key it is the same one, so whoever
 * `mayExist` is looked for first: a process may have died after the insert and before the answer.
 * As in every ObjectId, the first four bytes are the time.
 */
export const newId = ({ keyed }: Request): { id: string; mayExist: boolean } => {
  if (!keyed) return { id: new Types.ObjectId().toHexString(), mayExist: false };
  const time = Math.floor(keyed.firstAt.getTime() / 1000)
    .toString(16)
    .padStart(8, '0');
  const hash = createHash('sha256').update(keyed.name).digest('hex').slice(0, 16);
  return { id: time + hash, mayExist: keyed.isRepeat };
};
