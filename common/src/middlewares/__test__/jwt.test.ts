import { createHmac, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import jsonwebtoken from 'jsonwebtoken';
import { testClock } from '../../testing/test-clock.ts';
import { createJwt } from '../jwt.ts';

const key = 'k'.repeat(32);
const user = { id: 'user-1', email: 'a@example.com', role: 'user', sid: 'session-1' } as const;
const now = () => Math.floor(Date.now() / 1000);
const claims = () => ({ ...user, iat: now(), exp: now() + 60, iss: 'ticketing', aud: 'ticketing' });

const handmade = (header: object, payload: object, secret = key) => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = `${part(header)}.${part(payload)}`;
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
};

describe('a session token', () => {
  const jwt = createJwt([key], () => new Date());

  it('When it is ours and alive, then it names the user', () => {
    expect(jwt.verify(jwt.sign(user))).toMatchObject(user);
    expect(jwt.verify(handmade({ alg: 'HS256', typ: 'JWT' }, claims()))).toMatchObject(user);
  });

  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const publicKey = String(rsa.publicKey.export({ type: 'spki', format: 'pem' }));
  const { exp: _, ...noExp } = claims();
  const traps: Record<string, string> = {
    'has no algorithm': `${handmade({ alg: 'none' }, claims()).split('.').slice(0, 2).join('.')}.`,
    'says "none" but is signed': handmade({ alg: 'none' }, claims()),
    'is signed with a private key of its own': jsonwebtoken.sign(claims(), rsa.privateKey, {
      algorithm: 'RS256',
    }),
    'takes a public key for a secret': handmade({ alg: 'HS256' }, claims(), publicKey),
    'is signed with another hash': jsonwebtoken.sign(claims(), key, { algorithm: 'HS512' }),
    'is signed with another key': handmade({ alg: 'HS256' }, claims(), 'x'.repeat(32)),
    'is from another issuer': handmade({ alg: 'HS256' }, { ...claims(), iss: 'somebody' }),
    'is for another audience': handmade({ alg: 'HS256' }, { ...claims(), aud: 'somebody' }),
    'has expired': handmade({ alg: 'HS256' }, { ...claims(), exp: now() - 1 }),
    'is not valid yet': handmade({ alg: 'HS256' }, { ...claims(), nbf: now() + 600 }),
    'was issued in the future': handmade({ alg: 'HS256' }, { ...claims(), iat: now() + 600 }),
    'never expires': handmade({ alg: 'HS256' }, noExp),
    'names no user': handmade({ alg: 'HS256' }, { ...claims(), id: '' }),
    'has an object for an id': handmade({ alg: 'HS256' }, { ...claims(), id: { $gt: '' } }),
    'has an unknown role': handmade({ alg: 'HS256' }, { ...claims(), role: 'root' }),
    'is oversized': handmade({ alg: 'HS256' }, { ...claims(), padding: 'x'.repeat(8000) }),
    'has lost its signature': handmade({ alg: 'HS256' }, claims()).replace(/\.[^.]*$/, ''),
    'is not a token': 'hello',
    'is empty': '',
  };
  it.each(Object.entries(traps))('When it %s, then nobody is signed in', (_name, token) => {
    expect(jwt.verify(token)).toBeUndefined();
  });

  it('When its hour is over, then nobody is signed in', () => {
    const clock = testClock();
    const hourly = createJwt([key], clock);
    const token = hourly.sign(user);
    clock.advance(3595);
    expect(hourly.verify(token)).toMatchObject(user);
    clock.advance(10);
    expect(hourly.verify(token)).toBeUndefined();
  });

  it('When the key is rotated, then older tokens hold and new ones use the first key', () => {
    const rotated = createJwt(['n'.repeat(32), key], () => new Date());
    expect(rotated.verify(jwt.sign(user))).toMatchObject(user);
    expect(jwt.verify(rotated.sign(user))).toBeUndefined();
  });
});
