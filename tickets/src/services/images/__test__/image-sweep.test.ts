import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTickets, type TicketsTest } from '../../../__test__/start-tickets.ts';
import { imageModel } from '../../../models/images.ts';
import { fileImageStore } from '../../image-store/file-image-store.ts';
import { createImageSweep } from '../image-sweep.ts';

const dayMs = 24 * 3600 * 1000;

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

let count = 0;
/** An image of the seller's, uploaded now. */
const start = async () => {
  const { clock } = test;
  const { db, logger } = test.service.platform;
  // the model of the service itself, which made it
  const images = imageModel(db);
  const store = fileImageStore(folder);
  count += 1;
  const id = count.toString(16).padStart(24, '0');
  const image = { id, color: '#c02040', blur: 'UklGRg==', width: 1280, height: 960 };
  await images.insertOnce(image, 'seller', clock());
  await store.write(id, '320.webp', Buffer.from('x'));
  const isThere = async () => {
    const file = await store.read(id, '320.webp');
    file?.bytes.resume();
    return [(await images.find(id)) !== undefined, file !== undefined];
  };
  return { image, images, store, clock, isThere, ...createImageSweep({ images, store, clock, logger }) };
};

it('When no listing has used an image for a day, then it is removed, not earlier', async () => {
  const { sweep, clock, isThere } = await start();
  clock.advance(dayMs / 1000 - 1);
  await sweep();
  expect(await isThere()).toEqual([true, true]);
  clock.advance(2);
  await sweep();
  await sweep();
  expect(await isThere()).toEqual([false, false]);
});

it('When a listing has used an image, then it stays for ever', async () => {
  const { image, images, sweep, clock, isThere } = await start();
  expect(await images.use(image.id, 'seller', clock())).toEqual(image);
  clock.advance((30 * dayMs) / 1000);
  await sweep();
  expect(await isThere()).toEqual([true, true]);
});

it('When somebody else wants to use it, then it is as if it were not there', async () => {
  const { image, images, clock } = await start();
  expect(await images.use(image.id, 'other', clock())).toBeUndefined();
});

it('When an upload is repeated after a listing has used it, then it is still used', async () => {
  const { image, images, sweep, clock, isThere } = await start();
  await images.use(image.id, 'seller', clock());
  await images.insertOnce(image, 'seller', clock());
  clock.advance((2 * dayMs) / 1000);
  await sweep();
  expect(await isThere()).toEqual([true, true]);
});

it('When a listing uses it while it is swept, then either it is whole and used, or gone and refused', async () => {
  for (let round = 0; round < 30; round++) {
    const { image, images, sweep, clock, isThere } = await start();
    clock.advance((2 * dayMs) / 1000);
    const [used] = await Promise.all([images.use(image.id, 'seller', clock()), sweep(), sweep()]);
    expect(await isThere()).toEqual(used ? [true, true] : [false, false]);
  }
});

it('When the listing comes between the search for unused images and their removal, then it wins', async () => {
  const { image, images, store, clock, isThere } = await start();
  clock.advance((2 * dayMs) / 1000);
  const listingFirst = {
    ...images,
    unusedBefore: async (at: Date) => {
      const found = await images.unusedBefore(at);
      await images.use(image.id, 'seller', clock());
      return found;
    },
  };
  await createImageSweep({
    images: listingFirst,
    store,
    clock,
    logger: test.service.platform.logger,
  }).sweep();
  expect(await isThere()).toEqual([true, true]);
});

it('When its files cannot be removed, then no listing can use it, and the next sweep removes it', async () => {
  const { image, images, store, sweep, clock, isThere } = await start();
  clock.advance((2 * dayMs) / 1000);
  const broken = { ...store, remove: () => Promise.reject(new Error('unreachable')) };
  const failing = createImageSweep({ images, store: broken, clock, logger: test.service.platform.logger });
  await expect(failing.sweep()).rejects.toThrow('unreachable');
  expect(await images.use(image.id, 'seller', clock())).toBeUndefined();
  await sweep();
  expect(await isThere()).toEqual([false, false]);
});
