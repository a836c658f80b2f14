import type { Reason } from '@ticketing/common/contracts';

const isAt = (bytes: Uint8Array, offset: number, text: string) =>
  [...text].every((letter, index) => bytes[offset + index] === letter.charCodeAt(0));

const textAt = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, to));

/** AVIF and HEIC are one container; the brands that it lists say what is in it. */
const brandsOf = (bytes: Uint8Array): string[] => {
  if (!isAt(bytes, 4, 'ftyp')) return [];
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const list = textAt(bytes, 8, Math.min(length, bytes.length, 128));
  return list.match(/.{4}/gs) ?? [];
};

const looksLikeMarkup = (bytes: Uint8Array) => /^\uFEFF?\s*<|<svg/i.test(textAt(bytes, 0, 512));

const formatOf = (
  bytes: Uint8Array,
): 'jpeg' | 'png' | 'webp' | 'avif' | 'heic' | 'gif' | 'svg' | undefined => {
  if (isAt(bytes, 0, '\xff\xd8\xff')) return 'jpeg';
  if (isAt(bytes, 0, '\x89PNG\r\n\x1a\n')) return 'png';
  if (isAt(bytes, 0, 'RIFF') && isAt(bytes, 8, 'WEBP')) return 'webp';
  const brands = brandsOf(bytes);
  if (brands.includes('avif') || brands.includes('avis')) return 'avif';
  if (brands.some((brand) => /^(hei|hev|mif1|msf1)/.test(brand))) return 'heic';
  if (isAt(bytes, 0, 'GIF8')) return 'gif';
  return looksLikeMarkup(bytes) ? 'svg' : undefined;
};

const refusals: Record<string, Reason> = {
  heic: {
    message:
      'HEIC images cannot be shown in a browser: save it as JPEG, or choose "Most Compatible" in the camera settings',
    code: 'image.heic',
  },
  gif: { message: 'GIF images are not accepted: use JPEG, PNG, WebP or AVIF', code: 'image.gif' },
  svg: { message: 'SVG images are not accepted: use JPEG, PNG, WebP or AVIF', code: 'image.svg' },
  unknown: {
    message: 'This is no image that we know: use JPEG, PNG, WebP or AVIF',
    code: 'image.unknown-format',
  },
};

const taken = ['jpeg', 'png', 'webp', 'avif'];

/** By what the bytes are; a header says whatever its sender likes. */
export const whyNotThisFormat = (bytes: Uint8Array): Reason | undefined => {
  const format = formatOf(bytes) ?? 'unknown';
  return taken.includes(format) ? undefined : refusals[format];
};
