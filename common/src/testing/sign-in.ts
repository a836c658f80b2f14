import { createHmac } from 'node:crypto';
import type { Clock } from '../base/clock.ts';
import type { Role } from '../contracts/user.ts';
import { createJwt } from '../http/jwt.ts';
import { publicKeysOf, signingKeysOf } from '../http/session-keys.ts';
import { testKeys } from './test-keys.ts';

export interface TestUser {
  id: string;
  email: string;
  role: Role;
  sid: string;
}

const buyer: TestUser = {
  id: '665000000000000000000001',
  email: 'buyer@example.com',
  role: 'user',
  sid: 'session-1',
};

const keys = {
  JWT_KEY: signingKeysOf(testKeys.JWT_KEY),
  JWT_PUBLIC_KEY: publicKeysOf(testKeys.JWT_PUBLIC_KEY),
};

/** The Cookie header of somebody signed in with the `testKeys`, as auth would have set it. */
export const sessionCookieOf = (clock: Clock, user: Partial<TestUser> = {}): string => {
  const jwt = createJwt(keys, clock).sign({ ...buyer, ...user });
  const session = `session=${Buffer.from(JSON.stringify({ jwt })).toString('base64')}`;
  const signature = createHmac('sha1', testKeys.COOKIE_KEYS).update(session).digest('base64url');
  return `${session}; session.sig=${signature}`;
};
