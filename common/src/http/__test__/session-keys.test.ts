import { createHash, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { publicKeysOf, sharedSecretsOf, signingKeysOf } from '../session-keys.ts';

const pair = (namedCurve = 'P-256') => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve });
  return {
    privateKey,
    publicKey,
    private: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    sec1: String(privateKey.export({ type: 'sec1', format: 'pem' })),
    public: String(publicKey.export({ type: 'spki', format: 'pem' })),
  };
};
const [one, two, other] = [pair(), pair(), pair('P-384')];
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const rsaPublic = String(rsa.publicKey.export({ type: 'spki', format: 'pem' }));
const encrypted = String(
  one.privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }),
);
const secret = 's'.repeat(32);

describe('a list of public keys', () => {
  const spellings: Record<string, string> = {
    'follow each other': one.public + two.public,
    'are separated by a comma': `${one.public.trim()},${two.public}`,
    'are on one line': `${one.public} ${two.public}`.replaceAll('\n', ' '),
    'have their line ends as \\n': (one.public + two.public).replaceAll('\n', '\\n'),
    'have the line ends of Windows': (one.public + two.public).replaceAll('\n', '\r\n'),
    'are indented': (one.public + two.public).replaceAll(/^/gm, '    '),
  };
  it.each(Object.entries(spellings))('When they %s, then each is read', (_, text) => {
    const keys = publicKeysOf(text);
    expect(keys.map(({ key }) => key.export({ type: 'spki', format: 'pem' }))).toEqual([
      one.public,
      two.public,
    ]);
  });

  it('When a key is named, then by its thumbprint of RFC 7638', () => {
    const { crv, kty, x, y } = one.publicKey.export({ format: 'jwk' });
    const [{ kid }] = publicKeysOf(one.public);
    expect(kid).toBe(createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url'));
    expect(signingKeysOf(one.private)).toMatchObject([{ kid }]);
    expect(publicKeysOf(two.public)[0].kid).not.toBe(kid);
  });

  const refused: [string, string, RegExp][] = [
    ['is a private key', one.private, /^holds a private key, which is for JWT_KEY of auth alone; must be/],
    ['has a private key in it', one.public + one.sec1, /^holds a private key/],
    ['is of another curve', other.public, /^holds a PUBLIC KEY that is not EC P-256; must be/],
    ['is of RSA', rsaPublic, /^holds a PUBLIC KEY that is not EC P-256/],
    ['is a secret', secret, /^holds 32 characters that are no PEM; must be/],
    ['is cut off', one.public.slice(0, 90), /^holds 90 characters that are no PEM/],
    ['is torn', one.public.replace('MFkw', 'AAAA'), /^holds a PUBLIC KEY that cannot be read/],
    ['is a certificate', one.public.replaceAll('PUBLIC KEY', 'CERTIFICATE'), /^holds a CERTIFICATE; must be/],
    ['is nothing', ' ,\n', /^holds no key; must be/],
  ];
  it.each(refused)('When it %s, then it says what it is and what is allowed', (_, text, words) => {
    expect(() => publicKeysOf(text)).toThrow(words);
    expect(() => publicKeysOf(text)).toThrow(
      /must be EC P-256 public keys in PEM \(-----BEGIN PUBLIC KEY-----…\), one after the other$/,
    );
    expect(() => publicKeysOf(text)).not.toThrow(secret);
  });
});

describe('a list of signing keys', () => {
  it.each([
    ['PKCS #8', one.private],
    ['SEC 1', one.sec1],
    [
      'SEC 1 with its parameters, as `openssl ecparam -genkey` writes it',
      `-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n${one.sec1}`,
    ],
  ])('When it is %s, then it is read', (_, text) => {
    expect(signingKeysOf(text)).toMatchObject([{ kid: publicKeysOf(one.public)[0].kid }]);
  });

  it('When a secret of before stands among them, then all keep their order', () => {
    expect(signingKeysOf(`${secret},${one.private}`)).toMatchObject([{ secret: {} }, { kid: {} }].map(named));
    expect(signingKeysOf(`${one.private}\n${secret},`)).toHaveLength(2);
    expect(signingKeysOf(one.private + two.private)).toHaveLength(2);
  });

  const named = (kind: object) => ('kid' in kind ? { kid: expect.any(String) } : kind);

  const refused: [string, string, RegExp][] = [
    ['is a public key', one.public, /^holds a PUBLIC KEY; must be/],
    ['is of another curve', other.private, /^holds a PRIVATE KEY that is not EC P-256; must be/],
    ['is encrypted', encrypted, /^holds an ENCRYPTED PRIVATE KEY; must be/],
    ['is only a secret of before', secret, /^holds 32 characters that are no PEM; must be/],
    ['has a secret that is short', `short,${one.private}`, /^holds a shared secret of 5 characters; must be/],
  ];
  it.each(refused)('When it %s, then it says what it is and what is allowed', (_, text, words) => {
    expect(() => signingKeysOf(text)).toThrow(words);
    expect(() => signingKeysOf(text)).toThrow(
      /must be EC P-256 private keys in PEM \(-----BEGIN PRIVATE KEY-----…\), one after the other, the first signs$/,
    );
  });
});

describe('a list of shared secrets', () => {
  it('When they are separated by commas, then each is a key', () => {
    expect(sharedSecretsOf(`${secret}, ${'t'.repeat(40)}`).map((key) => key.symmetricKeySize)).toEqual([
      32, 40,
    ]);
  });

  it('When one is short, then it is refused; and so is PEM, which others know', () => {
    expect(() => sharedSecretsOf('short')).toThrow(/holds a shared secret of 5 characters; .* at least 32/);
    for (const pem of [one.public, one.private, one.public.replaceAll('\n', ' ')])
      expect(() => sharedSecretsOf(`${secret},${pem}`)).toThrow(/holds a P(UBLIC|RIVATE) KEY; must be/);
  });
});
