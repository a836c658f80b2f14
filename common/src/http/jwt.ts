import type { KeyObject } from 'node:crypto';
import jsonwebtoken from 'jsonwebtoken';
import { z } from 'zod';
import type { Clock } from '../base/clock.ts';
import { lru } from '../base/lru.ts';
import { roles } from '../contracts/user.ts';
import type { KeyList, PublicKey, SigningKey } from './session-keys.ts';

const issuer = 'ticketing';
const audience = 'ticketing';
const maxLength = 4096;
const maxRemembered = 5000;
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

/** What every service has: enough to know a token, not to make one. */
export interface VerifyingKeys {
  JWT_PUBLIC_KEY: KeyList<PublicKey>;
  /** Accepts tokens of before, which were signed with a secret that all services had. */
  JWT_LEGACY_KEY?: readonly KeyObject[] | undefined;
}

export interface JwtVerifier {
  /** Undefined for whatever is not a live token of ours; it never throws. */
  verify(token: string, options?: { evenExpired: boolean }): CurrentUser | undefined;
}

export interface Jwt extends JwtVerifier {
  sign(user: Pick<CurrentUser, 'id' | 'email' | 'role' | 'sid'>): string;
}

const secondsOf = (clock: Clock) => Math.floor(clock().getTime() / 1000);

export const createJwtVerifier = (
  { JWT_PUBLIC_KEY, JWT_LEGACY_KEY = [] }: VerifyingKeys,
  clock: Clock,
): JwtVerifier => {
  const publicKeys = new Map(JWT_PUBLIC_KEY.map(({ kid, key }) => [kid, key]));

  const signedBy = (key: KeyObject, algorithm: 'ES256' | 'HS256', token: string) => {
    try {
      return claims.safeParse(
        jsonwebtoken.verify(token, key, {
          algorithms: [algorithm],
          issuer,
          audience,
          clockTimestamp: secondsOf(clock),
          // asked each time, this only once
          ignoreExpiration: true,
        }),
      ).data;
    } catch {
      return undefined;
    }
  };
  // a signature costs a hundred times what remembering it does; when it ends is asked each time
  const signed = lru(maxRemembered, (token) => {
    const kid = kidOf(token);
    const key = publicKeys.get(kid as string);
    if (key) return signedBy(key, 'ES256', token);
    if (kid !== undefined) return undefined;
    for (const secret of JWT_LEGACY_KEY) {
      const found = signedBy(secret, 'HS256', token);
      if (found) return found;
    }
    return undefined;
  });

  return {
    verify: (token, { evenExpired } = { evenExpired: false }) => {
      if (token.length > maxLength) return undefined;
      const user = signed(token);
      const now = secondsOf(clock);
      // jsonwebtoken lets one pass that was issued in the future
      if (!user || user.iat > now + 60) return undefined;
      return evenExpired || now < user.exp ? { ...user } : undefined;
    },
  };
};

/** For auth alone. The first key signs, all verify: that is how a key is rotated without signing anybody out. */
export const createJwt = (
  { JWT_KEY, JWT_PUBLIC_KEY, JWT_LEGACY_KEY = [] }: VerifyingKeys & { JWT_KEY: KeyList<SigningKey> },
  clock: Clock,
): Jwt => {
  const [first] = JWT_KEY;
  const verifier = createJwtVerifier(
    {
      JWT_PUBLIC_KEY: [...JWT_PUBLIC_KEY, ...JWT_KEY.flatMap((key) => ('secret' in key ? [] : key))],
      JWT_LEGACY_KEY: [...JWT_LEGACY_KEY, ...JWT_KEY.flatMap((key) => ('secret' in key ? key.secret : []))],
    },
    clock,
  );
  const signing =
    'secret' in first
      ? ({ key: first.secret, options: { algorithm: 'HS256' } } as const)
      : ({ key: first.private, options: { algorithm: 'ES256', keyid: first.kid } } as const);

  return {
    ...verifier,
    sign: ({ id, email, role, sid }) => {
      // to the millisecond: what was issued before others' end is known from what was issued after it
      const iat = clock().getTime() / 1000;
      const exp = secondsOf(clock) + jwtLifeSeconds;
      return jsonwebtoken.sign({ id, email, role, sid, iat, exp }, signing.key, {
        ...signing.options,
        issuer,
        audience,
      });
    },
  };
};

/** Says only which key to ask: with which algorithm, the key decides. */
const kidOf = (token: string): unknown => {
  try {
    return JSON.parse(Buffer.from(token.slice(0, token.indexOf('.')), 'base64url').toString()).kid;
  } catch {
    return undefined;
  }
};
