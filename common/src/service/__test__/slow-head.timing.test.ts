import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import express from 'express';
import { httpServer } from '../http-server.ts';
import { listeningSockets } from '../listening-sockets.ts';

let server: Server;
let port: number;
beforeAll(async () => {
  server = httpServer(express());
  port = await listeningSockets(server).listen(0);
});
afterAll(() => {
  server.close();
});

it('When the head of a request comes a byte a second, then its connection is closed within 16 seconds', async () => {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  await once(socket, 'connect');
  const began = performance.now();
  socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ');
  const dribbling = setInterval(() => socket.write('a'), 1000);
  socket.resume();
  await once(socket, 'close');
  clearInterval(dribbling);
  expect(performance.now() - began).toBeLessThan(16_000);
}, 60_000);
