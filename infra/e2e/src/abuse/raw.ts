import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export const opened = async (url: string): Promise<Socket> => {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
};

const quietMs = 400;
const firstMs = 5000;

/** Writes these bytes as they are, and gives all that comes back until it is quiet or closed. */
export const raw = async (url: string, text: string): Promise<string> => {
  const socket = await opened(url);
  let received = '';
  let at = performance.now();
  socket.on('data', (part) => {
    received += part.toString('latin1');
    at = performance.now();
  });
  socket.write(Buffer.from(text, 'latin1'));
  while (!socket.closed && performance.now() - at < (received ? quietMs : firstMs)) await sleep(20);
  socket.destroy();
  return received;
};

export const statusesIn = (received: string): number[] =>
  [...received.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));
