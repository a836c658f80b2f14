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
 * delay: answers late, as things are then · late: answers late, as things were when it was asked · hang: nothing is done, nothing answered · down: not even that, no connection · lost: done, and never answered ·
 * cut: done, and the connection breaks · 500: an error that is remembered · 429: too many requests ·
 * expired: a capture that is impossible for good · fails: a refund that the bank sends back.
 */
export type FaultKind =
  | 'delay'
  | 'late'
  | 'hang'
  | 'down'
  | 'lost'
  | 'cut'
  | '500'
  | '429'
  | 'expired'
  | 'fails';

export interface Fault {
  on: Operation | 'any';
  kind: FaultKind;
  /** Once, unless set otherwise. */
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
    /** How many have not happened yet. */
    left: () => faults.reduce((sum, { left }) => sum + left, 0),
    /** On the way here, before the request is even looked at. */
    before:
      (on: Operation): RequestHandler =>
      (req, res, nextHandler) => {
        const fault = next(on);
        res.locals.fault = fault;
        if (fault?.kind === 'hang') return;
        if (fault?.kind === 'down') return void req.socket.destroy();
        if (fault?.kind === '429') throw tooMany();
        nextHandler();
      },
  };
};

/** What was done is done; whether anybody gets the answer is another matter. */
export const reply = (res: Response, status: number, body: unknown): void => {
  const { kind, ms }: Partial<Fault> = res.locals.fault ?? {};
  if (kind === 'lost') return;
  if (kind === 'late') return void setTimeout(() => res.status(status).json(body), ms ?? 1000);
  if (kind === 'cut') res.socket?.destroy();
  else res.status(status).json(body);
};

/** Instead of the operation. */
export const spoil = async (res: Response): Promise<void> => {
  const { kind, ms }: Partial<Fault> = res.locals.fault ?? {};
  if (kind === 'delay') await sleep(ms ?? 1000);
  if (kind === '500')
    throw new StripeFailure(500, { type: 'api_error', message: 'An unknown error occurred' });
  if (kind === 'expired') {
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
