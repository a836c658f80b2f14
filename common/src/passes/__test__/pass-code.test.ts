import { createPublicKey, generateKeyPairSync, randomBytes, verify } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { randomFrom } from '../../testing/random.ts';
import { fromBase32, toBase32 } from '../base32.ts';
import {
  codeLength,
  isShortCodeOf,
  maxRevision,
  type PassCode,
  readCode,
  readShortCode,
  shortCodeOf,
  signCode,
} from '../pass-code.ts';
import { jwksOf, type PassKeys, passKeysOf } from '../pass-keys.ts';

const pemOf = (type: 'ed25519' | 'x25519' = 'ed25519') =>
  generateKeyPairSync(type as 'ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
const keys = passKeysOf(pemOf() + pemOf());
const [first] = keys;
const second = keys[1] as PassKeys[0];
const somePass = (): PassCode => ({ passId: randomBytes(12).toString('hex'), revision: 3 });

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const anyLetters = `${letters}0189-abc =`;
const maxAlphanumericOf6M = 154;

describe('the code of a pass', () => {
  it('When it is read with the keys that may have signed it, then it says the pass and its revision', () => {
    for (const revision of [0, 1, 255, 256, maxRevision]) {
      const pass = { ...somePass(), revision };
      for (const key of keys) expect(readCode(keys, signCode(key, pass))).toEqual(pass);
    }
  });

  it('When codes are made, then each fits a QR code of version 6 with level M', () => {
    for (let made = 0; made < 500; made++) {
      const code = signCode(first, { ...somePass(), revision: made });
      expect(code).toMatch(/^[0-9A-Z]+$/);
      expect(code).toHaveLength(codeLength);
      expect(code.length).toBeLessThanOrEqual(maxAlphanumericOf6M);
    }
  });

  it('When a key is not among those that count, then its codes are none', () => {
    const pass = somePass();
    expect(readCode([second], signCode(first, pass))).toBeUndefined();
    // the same id in the code and another key behind it
    expect(readCode([{ ...second, kid: first.kid }], signCode(first, pass))).toBeUndefined();
  });

  it('When 100,000 codes are random or mutated, then none is accepted', () => {
    const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
    const random = randomFrom(seed);
    const upTo = (count: number) => Math.floor(random() * count);
    const right = Array.from({ length: 100 }, () => signCode(first, somePass()));
    const known = new Set(right);
    const put = (code: string, at: number, part: string, instead = 1) =>
      code.slice(0, at) + part + code.slice(at + instead);
    const letter = (from: string) => from[upTo(from.length)] as string;
    const mutations: ((code: string) => string)[] = [
      (code) => put(code, upTo(code.length), letter(letters)),
      (code) => put(code, upTo(code.length), letter(anyLetters)),
      (code) => put(put(code, upTo(code.length), letter(letters)), upTo(code.length), letter(letters)),
      (code) => put(code, upTo(code.length), ''),
      (code) => put(code, upTo(code.length), letter(letters), 0),
      (code) => code.slice(0, 29) + (right[upTo(right.length)] as string).slice(29),
      (code) => put(code, 17 + upTo(12), letter(letters)),
      (code) => code.toLowerCase(),
      (code) => ` ${code}`,
      (code) => `${code}=`,
      () => `TK1${Array.from({ length: 128 }, () => letter(letters)).join('')}`,
      () => Array.from({ length: upTo(200) }, () => letter(anyLetters)).join(''),
    ];
    const accepted: string[] = [];
    for (let tried = 0; tried < 100_000; tried++) {
      const mutate = mutations[tried % mutations.length] as (code: string) => string;
      const code = mutate(right[upTo(right.length)] as string);
      if (!known.has(code) && readCode(keys, code)) accepted.push(code);
    }
    expect({ seed, accepted }).toEqual({ seed, accepted: [] });
  }, 120_000);

  it('When it is shortened to be typed, then it is of this pass in this revision, whichever key signed', () => {
    const pass = somePass();
    for (const key of keys) {
      const typed = shortCodeOf('K7WQ2MXD', 12, signCode(key, pass));
      expect(typed).toMatch(/^K7WQ2MXD-12-[A-Z2-7]{4}$/);
      const { check = '', ...rest } = readShortCode(` ${typed.toLowerCase()} `) ?? {};
      expect(rest).toEqual({ number: 'K7WQ2MXD', seat: 12 });
      expect(isShortCodeOf(keys, check, pass)).toBe(true);
      expect(isShortCodeOf(keys, check, { ...pass, revision: pass.revision + 1 })).toBe(false);
    }
    for (const wrong of ['', 'K7WQ2MXD-0-ABCD', 'K7WQ2MXD-1-ABC', 'K7WQ2MXD-1-AB1D', 'K7WQ2MXD-1'])
      expect(readShortCode(wrong)).toBeUndefined();
  });
});

describe('base32', () => {
  it.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('When %j is written, then it is as RFC 4648 says, and is read again', (text, written) => {
    expect(toBase32(Buffer.from(text))).toBe(written);
    expect(fromBase32(written)?.toString()).toBe(text);
  });

  it.each(['MZ', 'MZXX', 'M', 'MZXW6Y', 'mzxw6', 'MZXW6===', 'MZXW1'])(
    'When it is %s, then it is no spelling of anything',
    (text) => expect(fromBase32(text)).toBeUndefined(),
  );
});

describe('the keys', () => {
  it('When they lost their line ends or have them as letters, then they are read', () => {
    const pem = pemOf();
    for (const text of [pem.replaceAll('\n', ''), pem.replaceAll('\n', '\\n'), pem.replaceAll('\n', '\r\n')])
      expect(passKeysOf(text)[0].kid).toBe(passKeysOf(pem)[0].kid);
  });

  it.each([
    ['nothing', '', 'holds no key'],
    ['a word', 'secret', 'is no private key'],
    ['another kind', pemOf('x25519'), 'is not Ed25519'],
    ['what cannot be read', '-----BEGIN PRIVATE KEY-----AAAA-----END PRIVATE KEY-----', 'is not Ed25519'],
  ])('When they are %s, then the error says so without showing them', (_, text, said) => {
    expect(() => passKeysOf(text)).toThrow(said);
    expect(() => passKeysOf(text)).toThrow('Ed25519');
  });

  it('When a door takes the public halves, then it verifies by them alone', () => {
    const pass = somePass();
    const bytes = fromBase32(signCode(first, pass).slice(3)) as Buffer;
    const jwk = jwksOf(keys).keys.find(({ kid }) => kid === bytes.toString('hex', 0, 2));
    const key = createPublicKey({ key: jwk as never, format: 'jwk' });
    const said = Buffer.concat([Buffer.from('ticketing-pass-1'), bytes.subarray(0, 16)]);
    expect(verify(null, said, key, bytes.subarray(16))).toBe(true);
    expect(JSON.stringify(jwksOf(keys))).not.toContain('"d"');
  });
});
