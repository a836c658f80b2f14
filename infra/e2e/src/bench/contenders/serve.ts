import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Listens anywhere and says where, for who started it. */
export const serve = async (server: Server): Promise<void> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  console.log(`serving http://127.0.0.1:${(server.address() as AddressInfo).port}`);
};

/** How whoever starts a contender says what it needs. */
export const setting = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is missing`);
  return value;
};
