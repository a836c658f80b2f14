import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** On this machine only, unless HOST says otherwise: the demo accounts' password is no secret. */
export const listen = async (server: Server, port: number, host = '127.0.0.1'): Promise<number> => {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE') throw error;
    throw new Error(`Port ${port} is taken. Choose another: PORT=${port + 1} npm start`);
  }
  return (server.address() as AddressInfo).port;
};
