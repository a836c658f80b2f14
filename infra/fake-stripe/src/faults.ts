import { setTimeout as sleep } from 'node:timers/promises';
import type { RequestHandler, Response } from 'express';
import { StripeFailure } from './stripe-failure.ts';

export const operations = [
  'create',
  'confirm',
  'capture',
  'cancel',
  'read',
  'list',
  'refund',
  'method',
] as const;
export type Operation = (typeof operations)[number];

/**
 * delay: answers late · hang: nothing is done, nothing answered · lost: done, and never answered ·
 * cut: done, and the connection breaks · 500: an error that is remembered · 429: too many requests ·
 * expired: a capture that is impossible for good · fails: a refund that the bank sends back.
 */
export type FaultKind = 'delay' | 'hang' | 'lost' | 'cut' | '500' | '429' | 'expired' | 'fails';

export interface Fault {
  on: Operation | 'any';
  kind: FaultKind;
  /** Once, unless told otherwise. */
  times?: number;
  ms?: number;
}

export type Faults = ReturnType<typeof createFaults>;

export const createFaults = () => {
  let faults: (Fault & { left: number })[] = [];

  const next = (on: Operation) => {
    const fault = faults.find((one) => (one.on === on || one.on === 'any') && one.left > 0);
    if (fault) fault.left -= 1;
    return fault;
  };

  return {
    add(fault: Fault) {
      faults.push({ ...fault, left: fault.times ?? 1 });
    },
    clear() {
      faults = [];
    },
    /** Before the operation: what is on its way of an answer may be spoilt here. */
    before:
      (on: Operation): RequestHandler =>
      async (_req, res, nextHandler) => {
        const fault = next(on);
        res.locals.fault = fault?.kind;
        if (fault?.kind === 'delay') await sleep(fault.ms ?? 1000);
        if (fault?.kind === 'hang') return;
        if (fault?.kind === '429') throw tooMany();
        nextHandler();
      },
  };
};

/** Instead of the operation. */
export const spoil = (res: Response): void => {
  if (res.locals.fault === '500')
    throw new StripeFailure(500, { type: 'api_error', message: 'An unknown error occurred' });
  if (res.locals.fault === 'expired') {
    throw new StripeFailure(402, {
      type: 'card_error',
      code: 'capture_charge_authorization_expired',
      message: 'The authorization can no longer be captured.',
    });
  }
};

const tooMany = () =>
  new StripeFailure(
    429,
    { type: 'invalid_request_error', code: 'rate_limit', message: 'Too many requests' },
    false,
  );
