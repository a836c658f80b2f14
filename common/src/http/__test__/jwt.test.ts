import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { testClock } from '../../testing/test-clock.ts';
import { createJwt, createJwtVerifier } from '../jwt.ts';
import { publicKeysOf, sharedSecretsOf, signingKeysOf } from '../session-keys.ts';

const pair = (namedCurve = 'P-256') => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve });
  const pem = {
    private: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    public: String(publicKey.export({ type: 'spki', format: 'pem' })),
  };
  return { privateKey, pem };
};
const ours = pair();
const next = pair();
const secret = 'k'.repeat(32);
const kid = publicKeysOf(ours.pem.public)[0].kid;
const keys = {
  JWT_KEY: signingKeysOf(ours.pem.private),
  JWT_PUBLIC_KEY: publicKeysOf(ours.pem.public),
};
const upgrading = { ...keys, JWT_LEGACY_KEY: sharedSecretsOf(secret) };
const systemClock = () => new Date();

const user = { id: 'user-1', email: 'a@example.com', role: 'user', sid: 'session-1' } as const;
const now = () => Math.floor(Date.now() / 1000);
const claims = () => ({ ...user, iat: now(), exp: now() + 60, iss: 'ticketing', aud: 'ticketing' });
const { exp: _, ...noExp } = claims();

type Seal = (body: string) => string;
const by =
  (key: KeyObject, hash = 'sha256'): Seal =>
  (body) =>
    sign(hash, Buffer.from(body), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');
const hmac =
  (key: string, hash = 'sha256'): Seal =>
  (body) =>
    createHmac(hash, key).update(body).digest('base64url');
const token = (header: object, payload: object, seal: Seal) => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = `${part(header)}.${part(payload)}`;
  return `${body}.${seal(body)}`;
};
const es256 = (payload: object, header: object = { alg: 'ES256', kid }) =>
  token(header, payload, by(ours.privateKey));
const hs256 = (payload: object, key = secret) => token({ alg: 'HS256', typ: 'JWT' }, payload, hmac(key));
const tampered = (whole: string) => {
  const [head, , seal] = whole.split('.');
  const body = Buffer.from(JSON.stringify({ ...claims(), role: 'admin' })).toString('base64url');
  return [head, body, seal].join('.');
};

describe('a session token', () => {
  const jwt = createJwt(keys, systemClock);

  it('When it is ours and alive, then it names the user', () => {
    const signed = jwt.sign(user);
    const [head, body] = signed.split('.').map((part) => Buffer.from(part, 'base64url').toString());
    expect(JSON.parse(head as string)).toEqual({ alg: 'ES256', typ: 'JWT', kid });
    expect(JSON.parse(body as string)).toEqual({
      ...claims(),
      iat: expect.any(Number),
      exp: Math.floor(JSON.parse(body as string).iat) + 3600,
    });
    expect(jwt.verify(signed)).toEqual({ ...user, iat: expect.any(Number), exp: expect.any(Number) });
    expect(jwt.verify(es256(claims()))).toMatchObject(user);
  });

  it('When a service has public keys only, then it accepts what auth signs, and has nothing to sign with', () => {
    const service = createJwtVerifier({ JWT_PUBLIC_KEY: keys.JWT_PUBLIC_KEY }, systemClock);
    expect(service.verify(jwt.sign(user))).toMatchObject(user);
    expect(Object.keys(service)).toEqual(['verify']);
  });

  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const rsaPem = String(rsa.publicKey.export({ type: 'spki', format: 'pem' }));
  const p384 = pair('P-384').privateKey;
  const none = token({ alg: 'none' }, claims(), () => '');
  const spellings = [ours.pem.public, ours.pem.public.trim(), ours.pem.public.replaceAll('\n', ' ')];
  const traps: Record<string, string> = {
    'has no algorithm': none,
    'has no algorithm but a key': token({ alg: 'none', kid }, claims(), () => ''),
    'says "none" but is signed': es256(claims(), { alg: 'none', kid }),
    'says "None"': token({ alg: 'None', kid }, claims(), () => ''),
    'is signed with an RSA key of its own': token({ alg: 'RS256', kid }, claims(), by(rsa.privateKey)),
    'takes a public key of RSA for a secret': hs256(claims(), rsaPem),
    ...Object.fromEntries(
      spellings.flatMap((pem, n) => [
        [`takes our public key for a secret (${n})`, hs256(claims(), pem)],
        [
          `takes our public key for a secret and names it (${n})`,
          token({ alg: 'HS256', kid }, claims(), hmac(pem)),
        ],
      ]),
    ),
    'takes the DER of our public key for a secret': token({ alg: 'HS256', kid }, claims(), (body) =>
      createHmac('sha256', keys.JWT_PUBLIC_KEY[0].key.export({ type: 'spki', format: 'der' }))
        .update(body)
        .digest('base64url'),
    ),
    'is signed with another curve': token({ alg: 'ES384', kid }, claims(), by(p384, 'sha384')),
    'is signed with another hash': token({ alg: 'ES256', kid }, claims(), by(ours.privateKey, 'sha384')),
    'says another algorithm than it is signed with': es256(claims(), { alg: 'ES384', kid }),
    'is signed with a stranger’s key under our name': token(
      { alg: 'ES256', kid },
      claims(),
      by(next.privateKey),
    ),
    'names a key that we do not have': es256(claims(), { alg: 'ES256', kid: 'other' }),
    'names a key with an object': es256(claims(), { alg: 'ES256', kid: { kid } }),
    'names no key': es256(claims(), { alg: 'ES256' }),
    'brings its own key': token(
      { alg: 'ES256', jwk: publicKeysOf(next.pem.public)[0].key.export({ format: 'jwk' }) },
      claims(),
      by(next.privateKey),
    ),
    'was changed': tampered(es256(claims())),
    'has a signature of zeros': token({ alg: 'ES256', kid }, claims(), () =>
      Buffer.alloc(64).toString('base64url'),
    ),
    'is from another issuer': es256({ ...claims(), iss: 'somebody' }),
    'is for another audience': es256({ ...claims(), aud: 'somebody' }),
    'has expired': es256({ ...claims(), exp: now() - 1 }),
    'is not valid yet': es256({ ...claims(), nbf: now() + 600 }),
    'was issued in the future': es256({ ...claims(), iat: now() + 600 }),
    'never expires': es256(noExp),
    'names no user': es256({ ...claims(), id: '' }),
    'has an object for an id': es256({ ...claims(), id: { $gt: '' } }),
    'has an unknown role': es256({ ...claims(), role: 'root' }),
    'is oversized': es256({ ...claims(), padding: 'x'.repeat(8000) }),
    'has lost its signature': es256(claims()).replace(/\.[^.]*$/, ''),
    'has an empty signature': es256(claims()).replace(/[^.]*$/, ''),
    'is not a token': 'hello',
    'has a header that is no JSON': 'x.y.z',
    'has a header that is null': token(null as never, claims(), by(ours.privateKey)),
    'is empty': '',
  };
  describe.each([
    ['', jwt],
    [' while older ones are accepted', createJwt(upgrading, systemClock)],
  ])('of nobody%s', (_name, verifier) => {
    it.each(Object.entries(traps))('When it %s, then nobody is signed in', (_what, trap) => {
      for (const _again of [1, 2]) expect(verifier.verify(trap)).toBeUndefined();
    });
  });

  it('When its hour is over, then nobody is signed in, though it was verified a moment ago', () => {
    const clock = testClock();
    const hourly = createJwt(keys, clock);
    const hour = hourly.sign(user);
    clock.advance(3595);
    expect(hourly.verify(hour)).toMatchObject(user);
    clock.advance(10);
    expect(hourly.verify(hour)).toBeUndefined();
    expect(hourly.verify(hour, { evenExpired: true })).toMatchObject(user);
  });

  it('When it was seen as expired first, then it stays so', () => {
    const old = es256({ ...claims(), exp: now() - 1 });
    expect(jwt.verify(old, { evenExpired: true })).toMatchObject(user);
    expect(jwt.verify(old)).toBeUndefined();
  });

  it('When somebody changes what was verified, then the next one is not changed', () => {
    const signed = jwt.sign(user);
    Object.assign(jwt.verify(signed) ?? {}, { role: 'admin' });
    expect(jwt.verify(signed)).toMatchObject(user);
  });
});

describe('the rotation of keys', () => {
  const jwt = createJwt(keys, systemClock);
  const both = [...keys.JWT_PUBLIC_KEY, ...publicKeysOf(next.pem.public)] as const;

  it('When there are two, then the first signs and a service accepts both', () => {
    const rotated = createJwt(
      { JWT_KEY: signingKeysOf(next.pem.private + ours.pem.private), JWT_PUBLIC_KEY: both },
      systemClock,
    );
    const service = createJwtVerifier({ JWT_PUBLIC_KEY: both }, systemClock);
    for (const each of [jwt, rotated]) expect(service.verify(each.sign(user))).toMatchObject(user);
    expect(jwt.verify(rotated.sign(user))).toBeUndefined();
  });

  it('When the old public key is gone, then auth, whose list has the private one, knows its tokens', () => {
    const without = { JWT_PUBLIC_KEY: publicKeysOf(next.pem.public) };
    const JWT_KEY = signingKeysOf(next.pem.private + ours.pem.private);
    expect(createJwt({ ...without, JWT_KEY }, systemClock).verify(jwt.sign(user))).toMatchObject(user);
    expect(createJwtVerifier(without, systemClock).verify(jwt.sign(user))).toBeUndefined();
  });
});

describe('a token of before, signed with the secret that all services had', () => {
  it('When that secret is given, then it is accepted until it ends', () => {
    const clock = testClock();
    const service = createJwtVerifier(upgrading, clock);
    const iat = Math.floor(clock().getTime() / 1000);
    const old = hs256({ ...claims(), iat, exp: iat + 3600 });
    expect(service.verify(old)).toMatchObject(user);
    clock.advance(3601);
    expect(service.verify(old)).toBeUndefined();
    expect(service.verify(old, { evenExpired: true })).toMatchObject(user);
  });

  it('When it is not given, then it is not', () => {
    expect(createJwtVerifier(keys, systemClock).verify(hs256(claims()))).toBeUndefined();
  });

  const verifier = createJwtVerifier(upgrading, systemClock);
  const traps: Record<string, string> = {
    'is signed with another secret': hs256(claims(), 'x'.repeat(32)),
    'is signed with another hash': token({ alg: 'HS512' }, claims(), hmac(secret, 'sha512')),
    'says ES256 but is an HMAC': token({ alg: 'ES256' }, claims(), hmac(secret)),
    'names a key': token({ alg: 'HS256', kid }, claims(), hmac(secret)),
    'says "none"': token({ alg: 'none' }, claims(), hmac(secret)),
    'is from another issuer': hs256({ ...claims(), iss: 'somebody' }),
    'is for another audience': hs256({ ...claims(), aud: 'somebody' }),
    'has expired': hs256({ ...claims(), exp: now() - 1 }),
    'is not valid yet': hs256({ ...claims(), nbf: now() + 600 }),
    'was issued in the future': hs256({ ...claims(), iat: now() + 600 }),
    'never expires': hs256(noExp),
    'was changed': tampered(hs256(claims())),
    'has lost its signature': hs256(claims()).replace(/[^.]*$/, ''),
  };
  it.each(Object.entries(traps))('When it %s, then nobody is signed in', (_name, trap) => {
    expect(verifier.verify(trap)).toBeUndefined();
  });

  it('When it stands first in JWT_KEY, then auth signs as before, and knows both', () => {
    const auth = createJwt({ ...keys, JWT_KEY: signingKeysOf(`${secret},${ours.pem.private}`) }, systemClock);
    const signed = auth.sign(user);
    expect(JSON.parse(Buffer.from(signed.split('.')[0] as string, 'base64url').toString())).toEqual({
      alg: 'HS256',
      typ: 'JWT',
    });
    for (const each of [signed, es256(claims())]) expect(auth.verify(each)).toMatchObject(user);
    expect(verifier.verify(signed)).toMatchObject(user);
  });
});
