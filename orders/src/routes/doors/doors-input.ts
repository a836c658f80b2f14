import type { RateLimit } from '@ticketing/common/http';
import { hashOfToken } from '../../models/doors.ts';
import { tokenHeader } from '../../services/door-access.ts';

const maxGate = 40;

export const ticketIdField = {
  isString: true,
  isLength: { options: { min: 1, max: 64 } },
  errorMessage: { message: 'TicketId must be provided', code: 'ticket-id.required' },
} as const;

export const gateField = {
  optional: true,
  isString: true,
  trim: true,
  isLength: { options: { min: 1, max: maxGate } },
  errorMessage: { message: `Gate must be text of at most ${maxGate} characters`, code: 'gate.invalid' },
} as const;

export const isGate = (gate: unknown): boolean =>
  gate === undefined || (typeof gate === 'string' && gate.length > 0 && gate.length <= maxGate);

/** A door may be as quick as people can walk, and those of one event may be one address. */
export const doorLimit = (points: number): RateLimit => ({
  points,
  perSeconds: 60,
  by: (req) => {
    const token = req.get(tokenHeader);
    return token === undefined ? (req.user?.id ?? req.ip) : hashOfToken(token);
  },
});
