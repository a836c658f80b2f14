import { BadRequestError } from './bad-request-error.ts';
import type { Reason } from './reason.ts';

/** What a rule said becomes the 400 of a route. */
export const refuseIf = (reason: Reason | undefined): void => {
  if (reason) throw new BadRequestError(reason.message, reason.code);
};
