import type { HttpError } from './http-error.ts';
import { NotFoundError } from './not-found-error.ts';
import { UnavailableError } from './unavailable-error.ts';

const recentMs = 60_000;
const objectId = /^[0-9a-f]{24}$/i;

/**
 * For an id that another service made and that is not known here. Its first four bytes are the second in
 * which it was made: within a minute of now its event may still be on its way, later there is no such thing.
 */
export const notReplicatedYet = (id: string, at: Date): HttpError => {
  if (!objectId.test(id)) return new NotFoundError();
  const madeAt = Number.parseInt(id.slice(0, 8), 16) * 1000;
  // the clocks of two services differ, so it may also be dated a little ahead
  if (Math.abs(at.getTime() - madeAt) >= recentMs) return new NotFoundError();
  return new UnavailableError('Not known here yet, ask again in a moment', 'resource.not-known-yet', 1);
};
