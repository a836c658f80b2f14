import cookieSession from 'cookie-session';
import type { RequestHandler } from 'express';

/** The cookie `session` holds `{ jwt }`; signed, not for scripts, not for other sites. */
export const sessionCookie = (keys: readonly [string, ...string[]], secure: boolean): RequestHandler =>
  cookieSession({
    name: 'session',
    keys: [...keys],
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: 30 * 24 * 3600 * 1000,
  });
