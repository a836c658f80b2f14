import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** A picture with some detail, as people upload them. */
export const poster = (width = 480, height = 360) => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="#c02040"/><circle cx="30%" cy="40%" r="20%" fill="#ffd000"/></svg>`;
  return sharp(Buffer.from(svg));
};

const pngChunk = (type: string, data: Buffer) => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

/** A PNG that says how large it is, and has the bytes for `rows` of it. */
export const pngThatClaims = (width: number, height: number, rows: number) => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // one bit a pixel, grey
  header[8] = 1;
  const bytesOfRow = 1 + Math.ceil(width / 8);
  const pixels = deflateSync(Buffer.alloc(bytesOfRow * rows));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', pixels),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
};

const gps = {
  IFD0: { Make: 'Camera' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '48/1 8/1 0/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '11/1 34/1 0/1',
  },
};

/** Lies on its side, and says where it was taken. */
export const photograph = () =>
  poster(800, 600).withExif(gps).withMetadata({ orientation: 6 }).jpeg().toBuffer();

const script = '<script>alert(document.domain)</script>';

export const polyglot = async () =>
  Buffer.concat([await poster().jpeg().toBuffer(), Buffer.from(`\n<html>${script}</html>*/=1;alert(1)//`)]);

export const commentedJpeg = async () => {
  const jpeg = await poster().jpeg().toBuffer();
  const comment = Buffer.from(script);
  const marker = Buffer.from([0xff, 0xfe, 0, comment.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), marker, comment, jpeg.subarray(2)]);
};

export const svgWithScript = Buffer.from(
  `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`,
);
export const gifWithScript = Buffer.from(`GIF89a/*${'\0'.repeat(64)}*/=1;alert(1)`);
export const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');

export const animated = async () => {
  const frames = [await poster(400, 300).png().toBuffer(), await poster(400, 300).negate().png().toBuffer()];
  return sharp(frames, { join: { animated: true } })
    .webp()
    .toBuffer();
};
