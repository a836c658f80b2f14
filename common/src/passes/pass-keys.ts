import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/** A private key of PASS_KEY, its public half, and its id: the beginning of that half's SHA-256, which stands in each code. */
export interface PassKey {
  kid: string;
  private: KeyObject;
  key: KeyObject;
  /** The 32 bytes of the public half, base64url. */
  x: string;
}

export type PassKeys = readonly [PassKey, ...PassKey[]];

const allowed = 'must be Ed25519 private keys in PEM, one after the other, the first signs';
const block = /-----BEGIN PRIVATE KEY-----(.*?)-----END PRIVATE KEY-----/gs;

/** Throws an error that says what is wrong without showing it. */
export const passKeysOf = (text: string): PassKeys => {
  const blocks = [...text.matchAll(block)].map(([, body = '']) => body);
  // PEM may have lost its line ends on its way through an environment
  if (text.replaceAll(block, '').replaceAll(/\\[nr]|\s/g, '') !== '')
    throw new Error(`holds something that is no private key; ${allowed}`);
  const [first, ...more] = blocks.map((body) => passKeyOf(body.replaceAll(/\\[nr]|\s/g, '')));
  if (!first) throw new Error(`holds no key; ${allowed}`);
  return [first, ...more];
};

const passKeyOf = (body: string): PassKey => {
  const key = readable(body);
  if (key?.asymmetricKeyType !== 'ed25519')
    throw new Error(`holds a private key that is not Ed25519; ${allowed}`);
  const publicKey = createPublicKey(key);
  const { x = '' } = publicKey.export({ format: 'jwk' });
  const kid = createHash('sha256').update(Buffer.from(x, 'base64url')).digest('hex').slice(0, 4);
  return { kid, private: key, key: publicKey, x };
};

const readable = (body: string): KeyObject | undefined => {
  try {
    return createPrivateKey({ key: Buffer.from(body, 'base64'), format: 'der', type: 'pkcs8' });
  } catch {
    return undefined;
  }
};

/** What a door needs to know a code without asking anybody (RFC 7517). */
export const jwksOf = (keys: readonly PassKey[]) => ({
  keys: keys.map(({ kid, x }) => ({ kty: 'OKP' as const, crv: 'Ed25519' as const, x, kid })),
});
