import { createHash, createPrivateKey, createPublicKey, createSecretKey, type KeyObject } from 'node:crypto';

export type KeyList<Key> = readonly [Key, ...Key[]];

/** Verifies ES256. A token names it by its `kid`. */
export interface PublicKey {
  kid: string;
  key: KeyObject;
}

/** A private key and its public half; or, while a cluster is upgraded, the secret that all services had. */
export type SigningKey = { kid: string; private: KeyObject; key: KeyObject } | { secret: KeyObject };

const allowedPublic =
  'must be EC P-256 public keys in PEM (-----BEGIN PUBLIC KEY-----…), one after the other';
const allowedPrivate =
  'must be EC P-256 private keys in PEM (-----BEGIN PRIVATE KEY-----…), one after the other, the first signs';
const allowedSecrets = 'must be secrets of at least 32 characters, separated by commas';

/** Each throws an error that says what the text holds, without showing it, and what is allowed. */
export const publicKeysOf = (text: string): KeyList<PublicKey> =>
  listOf(text, allowedPublic, ({ label, der }) => {
    if (/^(EC )?PRIVATE KEY$/.test(label))
      throw new Error(`holds a private key, which is for JWT_KEY of auth alone; ${allowedPublic}`);
    if (label !== 'PUBLIC KEY') return undefined;
    return named(createPublicKey({ key: der, format: 'der', type: 'spki' }));
  });

export const signingKeysOf = (text: string): KeyList<SigningKey> => {
  const keys = listOf<SigningKey>(
    text,
    allowedPrivate,
    ({ label, der }) => {
      const type = ({ 'PRIVATE KEY': 'pkcs8', 'EC PRIVATE KEY': 'sec1' } as const)[label];
      if (!type) return undefined;
      const key = createPrivateKey({ key: der, format: 'der', type });
      return { ...named(createPublicKey(key)), private: key };
    },
    (secret) => ({ secret: secretOf(secret, allowedPrivate) }),
  );
  if (keys.every((key) => 'secret' in key)) throw notPem(text, allowedPrivate);
  return keys;
};

export const sharedSecretsOf = (text: string): KeyList<KeyObject> =>
  listOf(
    text,
    allowedSecrets,
    // what is public would be everybody's secret
    () => undefined,
    (secret) => secretOf(secret, allowedSecrets),
  );

interface Block {
  label: string;
  der: Buffer;
}

/** PEM may have lost its line ends on its way through an environment: the marks alone say where a block is. */
const listOf = <Key>(
  text: string,
  allowed: string,
  ofBlock: (block: Block) => Key | undefined,
  ofSecret?: (secret: string) => Key,
): KeyList<Key> => {
  const parts = text.split(/(-----BEGIN [A-Z0-9 ]+-----.*?-----END [A-Z0-9 ]+-----)/s);
  const keys = parts.flatMap((part): Key | Key[] => {
    const [, label, body = ''] = /^-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----/s.exec(part) ?? [];
    if (label === 'EC PARAMETERS') return [];
    if (label !== undefined) {
      const der = Buffer.from(body.replaceAll(/\\[nr]|\s/g, ''), 'base64');
      return readable(label, allowed, () => ofBlock({ label, der }));
    }
    const words = part.split(',').map((word) => word.replaceAll(/^(\\[nr]|\s)+|(\\[nr]|\s)+$/g, ''));
    return words.filter(Boolean).map((word) => {
      if (!ofSecret) throw notPem(word, allowed);
      return ofSecret(word);
    });
  });
  const [first, ...more] = keys;
  if (first === undefined) throw new Error(`holds no key; ${allowed}`);
  return [first, ...more];
};

const readable = <Key>(label: string, allowed: string, read: () => Key | undefined): Key => {
  const what = `holds a${/^[AEIOU]/.test(label) ? 'n' : ''} ${label}`;
  let key: Key | undefined;
  try {
    key = read();
  } catch (error) {
    if (error instanceof NotP256) throw new Error(`${what} that is not EC P-256; ${allowed}`);
    if (String((error as Error).message).endsWith(allowed)) throw error;
    throw new Error(`${what} that cannot be read; ${allowed}`);
  }
  if (key === undefined) throw new Error(`${what}; ${allowed}`);
  return key;
};

class NotP256 extends Error {}

const notPem = (text: string, allowed: string) =>
  new Error(`holds ${text.length} characters that are no PEM; ${allowed}`);

/** By its thumbprint (RFC 7638): whoever has the key knows its name, and nobody has to give it one. */
const named = (key: KeyObject): PublicKey => {
  if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') throw new NotP256();
  const { crv, kty, x, y } = key.export({ format: 'jwk' });
  const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
  return { kid, key };
};

/** An HMAC key that is shorter than its hash can be guessed (RFC 7518, 3.2). */
const secretOf = (secret: string, allowed: string): KeyObject => {
  if (secret.length >= 32) return createSecretKey(Buffer.from(secret));
  throw new Error(`holds a shared secret of ${secret.length} characters; ${allowed}`);
};
