import { ForbiddenError } from '@ticketing/common/base';
import type { CurrentUser } from '@ticketing/common/http';
import { mayEnd } from '../domain/cancel.ts';
import type { Ticket } from '../domain/ticket.ts';

const maxLength = 500;

const text = {
  isString: true,
  trim: true,
  isLength: {
    options: { max: maxLength },
    errorMessage: { message: `Reason must have at most ${maxLength} characters`, code: 'reason.too-long' },
  },
} as const;

/** Why a listing ends: what its buyers, or its seller, read. */
export const reason = {
  ...text,
  notEmpty: true,
  errorMessage: { message: 'Reason is required', code: 'reason.required' },
} as const;

export const optionalReason = {
  ...text,
  optional: { options: { values: 'null' } },
  errorMessage: { message: `Reason must be text of at most ${maxLength} characters`, code: 'reason.invalid' },
} as const;

export const endableBy = (user: CurrentUser) => (ticket: Ticket) => {
  if (!mayEnd(ticket, user)) throw new ForbiddenError('Forbidden', 'ticket.not-yours');
};
