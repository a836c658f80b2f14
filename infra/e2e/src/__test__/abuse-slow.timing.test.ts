import { once } from 'node:events';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { onThisMachine } from '@ticketing/common/testing';
import { type AbusedShop, abusedShop } from '../abuse/abused-shop.ts';
import { opened } from '../abuse/raw.ts';

jest.setTimeout(60_000);

let shop: AbusedShop;
beforeAll(async () => {
  shop = await abusedShop();
}, 60_000);
afterAll(() => shop?.stop());

/** A letter every second, for as long as anybody listens; gives how long that was. */
const dribbled = async (beginning: string) => {
  const socket = await opened(shop.url);
  const began = performance.now();
  socket.write(beginning);
  const dribbling = setInterval(() => socket.write('a'), 1000);
  socket.resume();
  await once(socket, 'close');
  clearInterval(dribbling);
  return performance.now() - began;
};
const post = 'POST /api/users/signin HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';

it('When heads and bodies are dribbled, then they are cut off, heads within 16 seconds and bodies within 36', async () => {
  const heads = Array.from({ length: 20 }, () =>
    dribbled('GET /api/tickets HTTP/1.1\r\nHost: x\r\nX-Slow: '),
  );
  const bodies = Array.from({ length: 20 }, () => dribbled(`${post}Content-Length: 90000\r\n\r\n`));
  const chunks = Array.from({ length: 20 }, () =>
    dribbled(`${post}Transfer-Encoding: chunked\r\n\r\nffff\r\n`),
  );
  const began = performance.now();
  expect((await fetch(`${shop.url}/api/tickets`)).status).toBe(200);
  expect(performance.now() - began).toBeLessThan(onThisMachine(1000));
  expect(Math.max(...(await Promise.all(heads)))).toBeLessThan(16_000);
  expect(Math.max(...(await Promise.all([...bodies, ...chunks])))).toBeLessThan(36_000);
});

it('When 500 connections are opened and nothing is sent, then others are answered as ever', async () => {
  const idle: Socket[] = await Promise.all(Array.from({ length: 500 }, () => opened(shop.url)));
  const times: number[] = [];
  for (let n = 0; n < 20; n++) {
    const began = performance.now();
    expect((await fetch(`${shop.url}/api/tickets`)).status).toBe(200);
    times.push(performance.now() - began);
  }
  for (const socket of idle) socket.destroy();
  expect(times.sort((a, b) => a - b)[10]).toBeLessThan(onThisMachine(500));
});
