import { createSecretKey, type KeyObject } from 'node:crypto';
import jsonwebtoken from 'jsonwebtoken';
import { z } from 'zod';
import { roles } from '../events/user-data.ts';
import type { Clock } from '../service/clock.ts';

const issuer = 'ticketing';
const audience = 'ticketing';
const longest = 4096;
export const jwtLifeSeconds = 3600;

const claims = z.object({
  id: z.string().min(1),
  email: z.string().min(1),
  role: z.enum(roles),
  sid: z.string().min(1),
  iat: z.number(),
  exp: z.number(),
});

export type CurrentUser = z.infer<typeof claims>;

export interface Jwt {
  sign(user: Pick<CurrentUser, 'id' | 'email' | 'role' | 'sid'>): string;
  /** Undefined for whatever is not a live token of ours; it never throws. */
  verify(token: string, options?: { evenExpired: boolean }): CurrentUser | undefined;
}

/** The first key signs, all verify: that is how a key is rotated without signing anybody out. */
export const createJwt = (keys: readonly [string, ...string[]], clock: Clock): Jwt => {
  // a KeyObject made once: handing the string to every verify costs 47 times as much
  const [signing, ...older] = keys.map((key) => createSecretKey(Buffer.from(key))) as [KeyObject];
  const seconds = () => Math.floor(clock().getTime() / 1000);

  return {
    sign: ({ id, email, role, sid }) =>
      jsonwebtoken.sign({ id, email, role, sid, iat: seconds(), exp: seconds() + jwtLifeSeconds }, signing, {
        algorithm: 'HS256',
        issuer,
        audience,
      }),
    verify: (token, { evenExpired } = { evenExpired: false }) => {
      if (token.length > longest) return undefined;
      for (const key of [signing, ...older]) {
        const payload = claimsOf(token, key, seconds(), evenExpired);
        if (payload) return payload;
      }
      return undefined;
    },
  };
};

const claimsOf = (
  token: string,
  key: KeyObject,
  now: number,
  ignoreExpiration: boolean,
): CurrentUser | undefined => {
  try {
    const payload = jsonwebtoken.verify(token, key, {
      algorithms: ['HS256'],
      issuer,
      audience,
      clockTimestamp: now,
      ignoreExpiration,
    });
    const { data } = claims.safeParse(payload);
    // jsonwebtoken lets a token without exp, or issued in the future, pass
    return data && data.iat <= now + 60 ? data : undefined;
  } catch {
    return undefined;
  }
};
