import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fileImageStore } from '../file-image-store.ts';
import type { ImageStore } from '../image-store.ts';
import { openImageStore } from '../open-image-store.ts';
import { s3ImageStore } from '../s3-image-store.ts';
import { isMinioMissing, minioServer } from './minio-server.ts';

interface TestStore {
  store: ImageStore;
  /** Makes it unreachable; nothing is asked of it afterwards. */
  breakDown(): Promise<void>;
  remove(): Promise<void>;
}

const files = async (): Promise<TestStore> => {
  const parent = await mkdtemp(join(tmpdir(), 'images-'));
  const folder = join(parent, 'images');
  return {
    store: fileImageStore(folder),
    // a file where its folder was
    breakDown: async () => {
      await rm(folder, { recursive: true, force: true });
      await writeFile(folder, '');
    },
    remove: () => rm(parent, { recursive: true }),
  };
};

const s3 = async (): Promise<TestStore> => {
  const server = await minioServer();
  return {
    store: s3ImageStore({ ...server.settings, bucket: 'images' }),
    breakDown: server.kill,
    remove: server.remove,
  };
};

const id = '0123456789abcdef01234567';
const other = 'f123456789abcdef01234567';

const contract = (start: () => Promise<TestStore>) => {
  let test: TestStore;
  beforeAll(async () => {
    test = await start();
  }, 30_000);
  afterAll(() => test.remove());

  const read = async (image: string, name: string) => {
    const file = await test.store.read(image, name);
    return file && { text: await text(file.bytes), length: file.length };
  };

  it('When nothing was ever written, then nothing is read, and removing does nothing', async () => {
    expect(await read(id, '320.webp')).toBeUndefined();
    await test.store.remove(id);
  });

  it('When files are written, then they are read as they were', async () => {
    await Promise.all([
      test.store.write(id, '320.webp', Buffer.from('small')),
      test.store.write(id, '640.avif', Buffer.alloc(300_000, 'x')),
      test.store.write(other, '320.webp', Buffer.from('other')),
    ]);
    expect(await read(id, '320.webp')).toEqual({ text: 'small', length: 5 });
    expect(await read(id, '640.avif')).toEqual({ text: 'x'.repeat(300_000), length: 300_000 });
    expect(await read(id, '1280.avif')).toBeUndefined();
  });

  it('When a file is written twice, also at once, then one of them is read whole', async () => {
    const texts = ['a', 'b', 'c'].map((letter) => letter.repeat(50_000));
    await Promise.all(texts.map((each) => test.store.write(id, '640.webp', Buffer.from(each))));
    expect(texts).toContain((await read(id, '640.webp'))?.text);
  });

  it('When an image is removed, also twice, then its files are gone and the others are there', async () => {
    await test.store.remove(id);
    await test.store.remove(id);
    expect(await read(id, '320.webp')).toBeUndefined();
    expect(await read(id, '640.avif')).toBeUndefined();
    expect((await read(other, '320.webp'))?.text).toBe('other');
  });

  it('When the store cannot be reached, then that is a 503 that says so, within eight seconds', async () => {
    await test.breakDown();
    const refused = { statusCode: 503, code: 'image.store-unavailable', headers: { 'Retry-After': '2' } };
    const began = performance.now();
    await expect(test.store.write(id, '320.webp', Buffer.from('x'))).rejects.toMatchObject(refused);
    await expect(test.store.read(id, '320.webp')).rejects.toMatchObject(refused);
    expect(performance.now() - began).toBeLessThan(8000);
  });
};

describe('images in files', () => contract(files));

(isMinioMissing() ? describe.skip : describe)('images in a store that speaks S3', () => {
  contract(s3);

  it('When the key is wrong, then it is 503, and the configuration opens the right one', async () => {
    const server = await minioServer();
    const wrong = s3ImageStore({ ...server.settings, bucket: 'images', secretKey: 'not-the-key' });
    await expect(wrong.write(id, '320.webp', Buffer.from('x'))).rejects.toMatchObject({ statusCode: 503 });
    const { endpoint, region, accessKey, secretKey } = server.settings;
    const opened = openImageStore({
      S3_BUCKET: 'images',
      S3_ENDPOINT: endpoint,
      S3_REGION: region,
      S3_ACCESS_KEY: accessKey,
      S3_SECRET_KEY: secretKey,
      IMAGE_FOLDER: undefined,
    });
    await opened.write(id, '320.webp', Buffer.from('small'));
    expect((await opened.read(id, '320.webp'))?.length).toBe(5);
    await server.remove();
  });
});

it('When a store that speaks S3 takes requests and answers none, then a read ends by itself', async () => {
  const silent = createServer(() => {}).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  const credentials = { accessKey: 'key', secretKey: 'secret', region: 'us-east-1', bucket: 'images' };
  const store = s3ImageStore({ ...credentials, endpoint: `http://127.0.0.1:${port}` });
  await expect(store.read(id, '320.webp')).rejects.toMatchObject({ statusCode: 503 });
  silent.close();
});

it('When no store is configured, then nothing is found in it, and writing is refused', async () => {
  const store = openImageStore({
    S3_REGION: 'us-east-1',
    S3_BUCKET: undefined,
    S3_ENDPOINT: undefined,
    S3_ACCESS_KEY: undefined,
    S3_SECRET_KEY: undefined,
    IMAGE_FOLDER: undefined,
  });
  expect(await store.read(id, '320.webp')).toBeUndefined();
  await expect(store.write(id, '320.webp', Buffer.from('x'))).rejects.toMatchObject({ statusCode: 503 });
});
