import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import * as images from '../../__test__/hostile-images.ts';
import { startTickets, type TicketsTest } from '../../__test__/start-tickets.ts';
import { fileNames } from '../../domain/image.ts';

let folder: string;
let test: TicketsTest;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'images-'));
  test = await startTickets({ IMAGE_FOLDER: folder });
});
afterAll(async () => {
  await test.stop();
  await rm(folder, { recursive: true });
});

const upload = (bytes: Buffer, type = 'image/jpeg', headers: Record<string, string> = {}) =>
  test.request
    .post('/api/tickets/images')
    .set('Cookie', test.signIn({ id: 'seller' }))
    .set('Content-Type', type)
    .set(headers)
    .send(bytes);

const download = async (id: string, name: string) => {
  const { body } = await test.request
    .get(`/api/tickets/images/${id}/${name}`)
    .responseType('blob')
    .expect(200);
  return body as Buffer;
};

const uploaded = async (bytes: Buffer, type?: string) => {
  const { status, body } = await upload(bytes, type);
  expect([status, body]).toEqual([201, expect.anything()]);
  return body as { id: string; color: string; blur: string; width: number; height: number };
};

describe('what is served', () => {
  it('When an image is uploaded, then it is there in three widths and two formats, with a colour and a blur', async () => {
    const image = await uploaded(await images.poster(1600, 1200).png().toBuffer());
    expect(image).toMatchObject({ width: 1280, height: 960, color: expect.stringMatching(/^#[bc]/) });
    const blur = await sharp(Buffer.from(image.blur, 'base64')).metadata();
    expect(blur).toMatchObject({ format: 'webp', width: 12 });
    expect(image.blur.length).toBeLessThanOrEqual(120);
    for (const name of fileNames) {
      const [width, format] = name.split('.');
      const { format: found, width: foundWidth } = await sharp(await download(image.id, name)).metadata();
      expect([foundWidth, found]).toEqual([Number(width), format === 'avif' ? 'heif' : 'webp']);
    }
  });

  it('When a file is served, then it never changes, and a browser runs nothing in it', async () => {
    const { id } = await uploaded(await images.poster().webp().toBuffer());
    const { headers } = await test.request.get(`/api/tickets/images/${id}/640.avif`).expect(200);
    expect(headers).toMatchObject({
      'content-type': 'image/avif',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
    });
    expect(Number(headers['content-length'])).toBeGreaterThan(100);
  });

  it.each(['640.jpeg', '641.webp', '..%2f..%2fetc%2fpasswd', '.part', 'constructor'])(
    'When %s is asked for, then it is 404',
    async (name) => {
      const { id } = await uploaded(await images.poster(320, 320).png().toBuffer());
      await test.request.get(`/api/tickets/images/${id}/${name}`).expect(404);
      await test.request.get(`/api/tickets/images/..%2f${id}/320.webp`).expect(404);
    },
  );
});

describe('what is cleaned', () => {
  it('When a photograph says where it was taken, then nothing that is served does, and it stands upright', async () => {
    const photograph = await images.photograph();
    expect((await sharp(photograph).metadata()).exif?.length).toBeGreaterThan(50);
    const image = await uploaded(photograph);
    expect([image.width, image.height]).toEqual([600, 800]);
    for (const name of fileNames) {
      const bytes = await download(image.id, name);
      const { exif, xmp, icc, iptc, orientation } = await sharp(bytes).metadata();
      expect({ exif, xmp, icc, iptc, orientation }).toEqual({});
      expect(bytes.toString('latin1')).not.toMatch(/Camera|Exif\0/);
    }
  });

  it.each([
    ['is a page, too', images.polyglot],
    ['has a script in a comment', images.commentedJpeg],
  ])('When an image %s, then only the image is served', async (_what, make) => {
    const { id } = await uploaded(await make());
    for (const name of fileNames) {
      expect((await download(id, name)).toString('latin1')).not.toMatch(/script|html/i);
    }
  });

  it.each<[string, () => Promise<Buffer>]>([
    ['animated', images.animated],
    ['16 bits deep', () => images.poster().toColourspace('rgb16').png().toBuffer()],
    ['CMYK', () => images.poster().toColourspace('cmyk').jpeg().toBuffer()],
    ['interlaced', () => images.poster().png({ progressive: true }).toBuffer()],
    ['progressive', () => images.poster().jpeg({ progressive: true }).toBuffer()],
    ['transparent', () => images.poster().ensureAlpha(0.5).webp().toBuffer()],
    ['grey', () => images.poster().greyscale().png().toBuffer()],
    ['AVIF', () => images.poster().avif({ effort: 0 }).toBuffer()],
  ])('When an image is %s, then it is served as any other', async (_what, make) => {
    const { id } = await uploaded(await make());
    const { pages, space, depth, hasAlpha } = await sharp(await download(id, '640.webp')).metadata();
    expect({ pages, space, depth, hasAlpha }).toEqual({ space: 'srgb', depth: 'uchar', hasAlpha: false });
  });

  it('When the header names another type, then the bytes decide', async () => {
    await uploaded(await images.poster().png().toBuffer(), 'text/html');
  });
});

describe('what is refused', () => {
  it.each<[string, () => Buffer | Promise<Buffer>, number, string]>([
    ['an SVG', () => images.svgWithScript, 415, 'image.svg'],
    ['a GIF that is a script', () => images.gifWithScript, 415, 'image.gif'],
    ['a HEIC', () => images.heic, 415, 'image.heic'],
    ['nothing', () => Buffer.alloc(0), 415, 'image.unknown-format'],
    ['zeros', () => Buffer.alloc(5000), 415, 'image.unknown-format'],
    ['a TIFF', () => images.poster().tiff().toBuffer(), 415, 'image.unknown-format'],
    ['JSON', () => Buffer.from('{"image":"yes"}'), 415, 'image.unknown-format'],
    ['a JPEG of three bytes', () => Buffer.from([0xff, 0xd8, 0xff]), 400, 'image.unreadable'],
    [
      'half a JPEG',
      async () => (await images.poster().jpeg().toBuffer()).subarray(0, 3000),
      400,
      'image.unreadable',
    ],
    [
      'half a WebP',
      async () => (await images.poster().webp().toBuffer()).subarray(0, 900),
      400,
      'image.unreadable',
    ],
    [
      'half a PNG',
      async () => (await images.poster().png().toBuffer()).subarray(0, 1500),
      400,
      'image.unreadable',
    ],
    ['a PNG without its rows', () => images.pngThatClaims(5000, 5000, 2), 400, 'image.unreadable'],
    ['a bomb', () => images.pngThatClaims(30_000, 30_000, 30_000), 400, 'image.too-many-pixels'],
    [
      'the largest size there is',
      () => images.pngThatClaims(2 ** 31 - 1, 2 ** 31 - 1, 1),
      400,
      'image.unreadable',
    ],
    ['a stripe', () => images.pngThatClaims(50_000, 900, 900), 400, 'image.too-narrow'],
    ['a tall stripe', () => images.pngThatClaims(400, 60_000, 60_000), 400, 'image.too-narrow'],
    ['a stamp', () => images.poster(200, 200).png().toBuffer(), 400, 'image.too-small'],
  ])('When %s is uploaded, then it is refused in words', async (_what, make, status, code) => {
    const answer = await upload(await make());
    expect([answer.status, answer.body.errors[0].code]).toEqual([status, code]);
  });

  it('When more than 10 MB are uploaded, then it is 413', async () => {
    const { status, body } = await upload(Buffer.alloc(10 * 1024 * 1024 + 1, 0xff));
    expect([status, body.errors[0].code]).toEqual([413, 'image.too-large']);
  });

  it('When the body is compressed, then it is not unpacked', async () => {
    const { status, body } = await upload(Buffer.alloc(100), 'image/png', { 'Content-Encoding': 'gzip' });
    expect([status, body.errors[0].code]).toEqual([415, 'request.unsupported-encoding']);
  });

  it('When nobody is signed in, or another site sends it, then it is refused', async () => {
    const bytes = await images.poster().png().toBuffer();
    await test.request.post('/api/tickets/images').set('Content-Type', 'image/png').send(bytes).expect(401);
    await upload(bytes, 'image/png', { 'Sec-Fetch-Site': 'cross-site' }).expect(403);
  });

  it('When all of that was refused, then the store has whole images alone', async () => {
    const names = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = names.filter((entry) => entry.isFile()).map(({ name }) => name);
    expect(files.filter((name) => !fileNames.includes(name))).toEqual([]);
    expect(files.length % fileNames.length).toBe(0);
  });
});

it('When an upload is repeated under its Idempotency-Key, then it is one image', async () => {
  const bytes = await images.poster().png().toBuffer();
  const key = { 'Idempotency-Key': 'one-image' };
  const first = await upload(bytes, 'image/png', key).expect(201);
  const second = await upload(bytes, 'image/png', key).expect(201);
  expect(second.body).toEqual(first.body);
  const other = await images.poster(400, 400).png().toBuffer();
  await upload(other, 'image/png', key).expect(422);
});

describe('limits and outages', () => {
  it('When one person uploads twice within a second, then the second one is 429, before its body is read', async () => {
    const limited = await startTickets({ IMAGE_FOLDER: folder }, { rateLimits: true });
    const send = (id: string, bytes: Buffer) =>
      limited.request
        .post('/api/tickets/images')
        .set('Cookie', limited.signIn({ id }))
        .set('Content-Type', 'image/png')
        .send(bytes);
    const bytes = await images.poster().png().toBuffer();
    const [first, second, other] = await Promise.all([
      send('one', bytes),
      send('one', Buffer.alloc(11 * 1024 * 1024)),
      send('two', bytes),
    ]);
    expect([first.status, other.status]).toEqual([201, 201]);
    expect([second.status, second.headers['retry-after']]).toEqual([429, '1']);
    await limited.stop();
  });

  it('When the store is down, then uploads and files are 503 with Retry-After, and listings are served', async () => {
    const file = join(folder, 'no-folder');
    await writeFile(file, '');
    const broken = await startTickets({ IMAGE_FOLDER: file });
    const sent = await broken.request
      .post('/api/tickets/images')
      .set('Cookie', broken.signIn({ id: 'seller' }))
      .set('Content-Type', 'image/png')
      .send(await images.poster().png().toBuffer());
    const read = await broken.request.get(`/api/tickets/images/${'0'.repeat(24)}/320.webp`);
    for (const { status, headers, body } of [sent, read]) {
      expect([status, headers['retry-after'], body.errors[0].code]).toEqual([
        503,
        '2',
        'image.store-unavailable',
      ]);
    }
    await broken.request.get('/api/tickets').expect(200);
    await broken.stop();
    await rm(file);
  });
});

it('When a listing names an uploaded image, then it shows it, and no other may', async () => {
  const image = await uploaded(await images.poster().png().toBuffer());
  const ticket = await test.as('seller').sell({ imageId: image.id });
  expect(ticket.image).toEqual(image);
  const { status, body } = await test.as('other').post({ title: 'Mine', price: 5, imageId: image.id });
  expect([status, body.errors[0]]).toEqual([400, expect.objectContaining({ field: 'imageId' })]);
});
