import type { DoorKey } from '../../api/door-types.ts';

const prefix = 'TK1';
const codeLength = 131;
const signedBytes = 16;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const domain = new TextEncoder().encode('ticketing-pass-1');

/** RFC 4648 without padding. A code's 80 bytes fill its letters exactly, so each code has one spelling. */
const fromBase32 = (text: string): Uint8Array<ArrayBuffer> | undefined => {
  const bytes = new Uint8Array((text.length * 5) / 8);
  let [bits, count, at] = [0, 0, 0];
  for (const letter of text) {
    const value = alphabet.indexOf(letter);
    if (value < 0) return undefined;
    bits = ((bits << 5) | value) & 0xfff;
    count += 5;
    if (count < 8) continue;
    count -= 8;
    bytes[at++] = bits >> count;
  }
  return bytes;
};

const hex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** As the service reads it (common/src/passes), by the browser's own cryptography; throws where it has no Ed25519. */
export const readCode = async (keys: readonly DoorKey[], code: string) => {
  if (code.length !== codeLength || !code.startsWith(prefix)) return undefined;
  const bytes = fromBase32(code.slice(prefix.length));
  if (!bytes) return undefined;
  const jwk = keys.find(({ kid }) => kid === hex(bytes.slice(0, 2)));
  if (!jwk) return undefined;
  const { kty, crv, x } = jwk;
  const key = await crypto.subtle.importKey('jwk', { kty, crv, x }, 'Ed25519', false, ['verify']);
  const said = new Uint8Array([...domain, ...bytes.slice(0, signedBytes)]);
  if (!(await crypto.subtle.verify('Ed25519', key, bytes.slice(signedBytes), said))) return undefined;
  return {
    passId: hex(bytes.slice(2, 14)),
    revision: ((bytes[14] ?? 0) << 8) | (bytes[15] ?? 0),
  };
};
