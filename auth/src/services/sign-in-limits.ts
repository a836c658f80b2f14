import type { RateLimit } from '@ticketing/common/http';
import type { Request } from 'express';
import type { Devices } from './devices.ts';

const minute = 60;

/**
 * Guessing is slow for whoever guesses, and nobody can use that to keep an owner out: a browser that the
 * account knows has tries of its own, which no stranger can use up. Only wrong tries count.
 */
export const signInLimits = (devices: Devices): RateLimit[] => {
  const emailOf = ({ body }: Request): string | undefined =>
    typeof body?.email === 'string' ? body.email : undefined;

  const ofKnown = (req: Request) => {
    const email = emailOf(req);
    const device = email && devices.knownTo(email, req);
    return device && `${devices.accountOf(email)}/${device}`;
  };
  const ofStranger = (req: Request) => {
    const email = emailOf(req);
    return email === undefined || devices.knownTo(email, req) ? undefined : devices.accountOf(email);
  };
  const ofStrangerHere = (req: Request) => {
    const account = ofStranger(req);
    return account && `${account}/${req.ip}`;
  };

  return [
    { points: 60, perSeconds: minute, by: 'address' },
    { points: 10, perSeconds: 5 * minute, by: ofKnown, counts: 'wrong' },
    { points: 10, perSeconds: 5 * minute, by: ofStrangerHere, counts: 'wrong' },
    { points: 100, perSeconds: 60 * minute, by: ofStranger, counts: 'wrong' },
  ];
};
