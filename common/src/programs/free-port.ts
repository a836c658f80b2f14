import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** For a program that cannot choose one by itself and report it, or that starts again at the same one. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};
