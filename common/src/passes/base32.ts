const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 without padding, in capitals: what a QR code holds in its short alphanumeric mode. */
export const toBase32 = (bytes: Uint8Array): string => {
  let text = '';
  let bits = 0;
  let count = 0;
  for (const byte of bytes) {
    bits = (bits << 8) | byte;
    count += 8;
    while (count >= 5) {
      count -= 5;
      text += alphabet[(bits >> count) & 31];
    }
    bits &= (1 << count) - 1;
  }
  return count > 0 ? text + alphabet[(bits << (5 - count)) & 31] : text;
};

/** Undefined for whatever `toBase32` does not write: each list of bytes has one spelling. */
export const fromBase32 = (text: string): Buffer | undefined => {
  const bytes: number[] = [];
  let bits = 0;
  let count = 0;
  for (const letter of text) {
    const value = alphabet.indexOf(letter);
    if (value < 0) return undefined;
    bits = (bits << 5) | value;
    count += 5;
    if (count >= 8) {
      count -= 8;
      bytes.push(bits >> count);
    }
    bits &= (1 << count) - 1;
  }
  return bits === 0 && count < 5 ? Buffer.from(bytes) : undefined;
};
