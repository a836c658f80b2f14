/// <reference types="cookie-session" preserve="true" />
import { timingSafeEqual } from 'node:crypto';
import cookieSession from 'cookie-session';
import type { Request, RequestHandler, Response } from 'express';
import Keygrip from 'keygrip';
import { lru } from '../base/lru.ts';

const maxKnown = 5000;
const maxLength = 4096;
const valueForm = /(?:^|;) *session=([^;]*)/;
const signatureForm = /(?:^|;) *session\.sig=([^;]*)/;

declare global {
  namespace Express {
    interface Request {
      /** The token in the session's cookie, if we signed it. */
      sessionToken: string | undefined;
    }
  }
}

/**
 * The cookie `session` holds `{ jwt }`; signed, not for scripts, not for other sites.
 * A signature is checked once, then its cookie is known; cookie-session is made for what it alone can do:
 * to write the session, and to renew a signature by an older key.
 */
export const sessionCookie = (keys: readonly [string, ...string[]], secure: boolean): RequestHandler => {
  const writable = cookieSession({
    name: 'session',
    keys: [...keys],
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: 30 * 24 * 3600 * 1000,
  });
  const newest = new Keygrip([keys[0]]);
  const known = lru(maxKnown, (signed) => {
    const [value = '', signature = ''] = signed.split(';');
    return isSame(newest.sign(`session=${value}`), signature) ? tokenIn(value) : undefined;
  });

  /** Puts the session of cookie-session on the request, as a property of its own. */
  const open = (req: Request) => writable(req, req.res as Response, () => undefined);
  const session: PropertyDescriptor & ThisType<Request> = {
    configurable: true,
    enumerable: true,
    get() {
      open(this);
      return this.session;
    },
    set(session) {
      open(this);
      this.session = session;
    },
  };

  return (req, _res, next) => {
    // once for all requests of an app: an accessor of its own would make each request slow to read
    if (!('session' in req)) Object.defineProperty(Object.getPrototypeOf(req), 'session', session);
    const { cookie = '' } = req.headers;
    const value = valueForm.exec(cookie)?.[1];
    if (value !== undefined) {
      const signed = `${value};${signatureForm.exec(cookie)?.[1] ?? ''}`;
      req.sessionToken = (signed.length <= maxLength ? known(signed) : undefined) ?? tokenOf(req.session);
    }
    next();
  };
};

/** In the same time wherever they differ. Keygrip signs both once more for that, under a new key: half of its cost. */
const isSame = (expected: string, given: string) =>
  given.length === expected.length &&
  timingSafeEqual(Buffer.from(expected, 'latin1'), Buffer.from(given, 'latin1'));

const tokenIn = (value: string): string | undefined => {
  try {
    return tokenOf(JSON.parse(Buffer.from(value, 'base64').toString()));
  } catch {
    return undefined;
  }
};

const tokenOf = (session: unknown): string | undefined => {
  const { jwt } = (session ?? {}) as { jwt?: unknown };
  return typeof jwt === 'string' ? jwt : undefined;
};
