// Runs alone in a process: what an image may do to a decoder, it does here.
import sharp, { type Sharp } from 'sharp';
import { formats, type ImageLook, widths } from '../../domain/image.ts';

export type Drawn = { look: ImageLook; files: Record<string, Uint8Array> } | { refused: Refused };
export type Refused = 'unreadable' | 'too-many-pixels' | 'too-small' | 'too-narrow';

const maxPixels = 50_000_000;
/** Its decoder keeps all of them at once, several times. */
const maxAvifPixels = 20_000_000;
const minWidth = 320;
const maxRatio = 3;
const maxMemoryBytes = 480 * 1024 * 1024;
const maxCpuMs = 5000;
/** In base64 it is a third longer, and must fit into 120 characters. */
const maxBlurBytes = 90;

sharp.concurrency(1);
sharp.cache(false);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadHeifBuffer',
  ],
});
const cpuMs = () => (process.cpuUsage().user + process.cpuUsage().system) / 1000;
setInterval(() => {
  if (process.memoryUsage.rss() > maxMemoryBytes || cpuMs() > maxCpuMs) process.exit(1);
}, 10).unref();

const options = { limitInputPixels: maxPixels, failOn: 'error', sequentialRead: true } as const;

const whyNot = async (bytes: Uint8Array): Promise<Refused | undefined> => {
  // the pixels are counted here, so that their limit has words of its own
  const { autoOrient, width, height, format } = await sharp(bytes, {
    ...options,
    limitInputPixels: false,
  }).metadata();
  if (width * height > (format === 'heif' ? maxAvifPixels : maxPixels)) return 'too-many-pixels';
  if (autoOrient.width < minWidth) return 'too-small';
  const ratio = autoOrient.width / autoOrient.height;
  return ratio > maxRatio || ratio < 1 / maxRatio ? 'too-narrow' : undefined;
};

/** Decoded once: the smaller ones are made of the largest. No metadata is kept, unless sharp is asked to. */
const draw = async (bytes: Uint8Array): Promise<Drawn> => {
  const refused = await whyNot(bytes);
  if (refused) return { refused };
  const { data, info } = await sharp(bytes, options)
    .autoOrient()
    .resize({ width: Math.max(...widths), withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const decoded = () => sharp(data, { raw: { width, height, channels } });

  const files: Record<string, Uint8Array> = {};
  for (const size of widths) {
    const resized = () => decoded().resize({ width: size, withoutEnlargement: true });
    for (const format of formats) files[`${size}.${format}`] = await encoders[format](resized()).toBuffer();
  }
  const { dominant } = await decoded().resize({ width: 64 }).stats();
  return { look: { color: hex(dominant), blur: await blurOf(decoded), width, height }, files };
};

const encoders = {
  avif: (image: Sharp) => image.avif({ quality: 50, effort: 2 }),
  webp: (image: Sharp) => image.webp({ quality: 76, effort: 4 }),
};

const hex = ({ r, g, b }: { r: number; g: number; b: number }) =>
  `#${[r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('')}`;

const blurOf = async (decoded: () => Sharp): Promise<string> => {
  for (const size of [12, 10, 8, 6, 4, 2]) {
    const blur = await decoded()
      .resize(size, size, { fit: 'inside' })
      .webp({ quality: 10, effort: 6 })
      .toBuffer();
    if (blur.length <= maxBlurBytes) return blur.toString('base64');
  }
  throw new Error('No blur is small enough');
};

process.once('disconnect', () => process.exit(1));
process.once('message', async (bytes: Uint8Array) => {
  const drawn = await draw(bytes).catch((): Drawn => ({ refused: 'unreadable' }));
  process.send?.(drawn, () => process.exit(0));
});
