import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AxiosInstance } from 'axios';
import sharp from 'sharp';
import { buildClient } from '../../api/build-client.ts';
import type { Ticket } from '../../api/types.ts';
import { ogPicture } from '../og-picture.ts';

const ticket = { id: '665000000000000000000001', title: 'Quartet', category: 'classical' } as Ticket;
const image = { id: '665000000000000000000002', color: '#2244aa', blur: '', width: 1280, height: 1600 };

describe('the picture of a link', () => {
  let api: AxiosInstance;
  const asked: (string | undefined)[] = [];
  const server = createServer(async ({ url }, answer) => {
    asked.push(url);
    if (!url?.startsWith(`/api/tickets/images/${image.id}/`)) return answer.writeHead(503).end();
    const { width, height } = image;
    const blue = sharp({ create: { width, height, channels: 3, background: '#2244aa' } });
    answer.end(await blue.webp().toBuffer());
  });
  beforeAll(async () => {
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    api = buildClient({ baseURL: `http://127.0.0.1:${port}`, headers: {} });
  });
  afterAll(() => void server.close());

  const wide = { format: 'png', width: 1200, height: 630 };

  it('When a listing has no picture, then its poster is drawn, once', async () => {
    const [first, second] = await Promise.all([ogPicture(api, ticket), ogPicture(api, { ...ticket })]);
    expect(second).toBe(first);
    expect(await sharp(first).metadata()).toMatchObject(wide);
    expect(first.length).toBeLessThan(300_000);
    expect(asked).toEqual([]);
  });

  it('When its category is another, then so is the picture', async () => {
    expect(await ogPicture(api, { ...ticket, category: 'film' })).not.toEqual(await ogPicture(api, ticket));
  });

  it('When it has a picture, then that is shown', async () => {
    const png = await ogPicture(api, { ...ticket, image });
    expect(await sharp(png).metadata()).toMatchObject(wide);
    const { dominant } = await sharp(png).stats();
    expect(dominant.b).toBeGreaterThan(dominant.r);
  });

  it('When its picture cannot be had, then nothing else is kept in its place', async () => {
    const lost = { ...ticket, image: { ...image, id: '665000000000000000000003' } };
    await expect(ogPicture(api, lost)).rejects.toThrow('503');
    await expect(ogPicture(api, lost)).rejects.toThrow('503');
    expect(asked.filter((url) => url?.includes(lost.image.id)).length).toBeGreaterThan(1);
  });
});
