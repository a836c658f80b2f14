import { createHmac } from 'node:crypto';
import type { Role } from '../events/user-data.ts';
import { createJwt } from '../middlewares/jwt.ts';
import type { Clock } from '../service/clock.ts';
import type { CommonConfig } from '../service/config.ts';

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

/** The Cookie header of somebody signed in, as auth would have set it. */
export const sessionCookieOf = (
  { JWT_KEY, COOKIE_KEYS }: Pick<CommonConfig, 'JWT_KEY' | 'COOKIE_KEYS'>,
  clock: Clock,
  user: Partial<TestUser> = {},
): string => {
  const jwt = createJwt(JWT_KEY, clock).sign({ ...buyer, ...user });
  const session = `session=${Buffer.from(JSON.stringify({ jwt })).toString('base64')}`;
  const signature = createHmac('sha1', COOKIE_KEYS[0]).update(session).digest('base64url');
  return `${session}; session.sig=${signature}`;
};
