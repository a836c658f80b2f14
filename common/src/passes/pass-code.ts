import { createHash, sign, verify } from 'node:crypto';
import { fromBase32, toBase32 } from './base32.ts';
import type { PassKey, PassKeys } from './pass-keys.ts';

/** What a code says: this pass, in this revision. */
export interface PassCode {
  passId: string;
  revision: number;
}

/** `TK1` and 80 bytes: the key's id (2), the pass's (12), its revision (2), and the signature (64). */
const prefix = 'TK1';
const keyIdBytes = 2;
const passIdBytes = 12;
const signedBytes = keyIdBytes + passIdBytes + 2;
const codeBytes = signedBytes + 64;
export const codeLength = prefix.length + (codeBytes * 8) / 5;
export const maxRevision = 0xffff;

/** No signature of another protocol with the same key is one of a pass. */
const domain = Buffer.from('ticketing-pass-1');

export const signCode = ({ kid, private: key }: PassKey, { passId, revision }: PassCode): string => {
  const said = Buffer.alloc(signedBytes);
  said.write(kid, 0, 'hex');
  said.write(passId, keyIdBytes, 'hex');
  said.writeUInt16BE(revision, keyIdBytes + passIdBytes);
  const signature = sign(null, Buffer.concat([domain, said]), key);
  return prefix + toBase32(Buffer.concat([said, signature]));
};

/** Undefined for whatever none of these keys has signed, and for any other spelling of what one has. */
export const readCode = (keys: readonly PassKey[], code: string): PassCode | undefined => {
  if (code.length !== codeLength || !code.startsWith(prefix)) return undefined;
  const bytes = fromBase32(code.slice(prefix.length));
  if (!bytes) return undefined;
  const kid = bytes.toString('hex', 0, keyIdBytes);
  const said = Buffer.concat([domain, bytes.subarray(0, signedBytes)]);
  const signature = bytes.subarray(signedBytes);
  const isSigned = keys.some((one) => one.kid === kid && verify(null, said, one.key, signature));
  if (!isSigned) return undefined;
  return {
    passId: bytes.toString('hex', keyIdBytes, keyIdBytes + passIdBytes),
    revision: bytes.readUInt16BE(keyIdBytes + passIdBytes),
  };
};

const checkLetters = 4;

/** The end of a short code: it changes with the revision, as the signature does. */
const checkOf = (code: string): string => {
  const signature = fromBase32(code.slice(prefix.length))?.subarray(signedBytes) ?? Buffer.alloc(0);
  return toBase32(createHash('sha256').update(signature).digest()).slice(0, checkLetters);
};

/** What can be typed where nothing can be scanned: `K7WQ2MXD-1-QF5A`. */
export const shortCodeOf = (orderNumber: string, seat: number, code: string): string =>
  `${orderNumber}-${seat}-${checkOf(code)}`;

const shortForm = /^([A-Z0-9]{8})-([1-9]\d{0,5})-([A-Z2-7]{4})$/;

/** The parts of a short code as somebody typed it. */
export const readShortCode = (typed: string) => {
  const [, number, seat, check] = shortForm.exec(typed.trim().toUpperCase()) ?? [];
  return number && seat && check ? { number, seat: Number(seat), check } : undefined;
};

/** Whichever key made the code it stands for: one that was printed before a rotation is still good. */
export const isShortCodeOf = (keys: PassKeys, check: string, pass: PassCode): boolean =>
  keys.some((key) => checkOf(signCode(key, pass)) === check);
