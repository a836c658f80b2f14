import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '@ticketing/common/base';
import type { Request, Response } from 'express';
import { emailKeyOf } from '../domain/user.ts';

const name = 'device';
const maxAgeMs = 180 * 24 * 3600 * 1000;
const form = /(?:^|;\s*)device=([0-9a-z]{1,12})\.([\w-]{22})\.([\w-]{43})(?:;|$)/;

interface DevicesDeps {
  keys: readonly [string, ...string[]];
  secure: boolean;
  clock: Clock;
}

export type Devices = ReturnType<typeof createDevices>;

/**
 * A browser that has signed in to an account is known by a cookie, as OWASP's device cookies: when it was
 * given, a random part, and a keyed hash over both and the account. It names nobody, and lets nobody in.
 */
export const createDevices = ({ keys, secure, clock }: DevicesDeps) => {
  const hash = (key: string, parts: string[]) =>
    createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64url');
  const sign = (key: string, email: string, at: string, nonce: string) =>
    hash(key, ['device', emailKeyOf(email), at, nonce]);

  return {
    /** The account as limits count it, in no readable form. */
    accountOf: (email: string): string => hash(keys[0], ['account', emailKeyOf(email)]),

    /** Which of the account's browsers asks, if it is one. */
    knownTo: (email: string, req: Request): string | undefined => {
      const [, at = '', nonce = '', signature = ''] = form.exec(req.headers.cookie ?? '') ?? [];
      const age = clock().getTime() - Number.parseInt(at, 36) * 1000;
      if (!signature || !(age < maxAgeMs)) return undefined;
      const isOurs = keys.some((key) =>
        timingSafeEqual(Buffer.from(sign(key, email, at, nonce)), Buffer.from(signature)),
      );
      return isOurs ? nonce : undefined;
    },

    /** For whoever has just shown that the account is theirs. */
    remember: (res: Response, email: string): void => {
      // like the session's: over what is not https it is not sent
      if (secure && !res.req.secure) return;
      const at = Math.floor(clock().getTime() / 1000).toString(36);
      const nonce = randomBytes(16).toString('base64url');
      const value = `${at}.${nonce}.${sign(keys[0], email, at, nonce)}`;
      res.cookie(name, value, { httpOnly: true, sameSite: 'lax', secure, maxAge: maxAgeMs });
    },
  };
};
