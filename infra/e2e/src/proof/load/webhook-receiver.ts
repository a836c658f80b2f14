import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Somebody's own system, which takes what it is sent; each seventh time it fails. */
export const webhookReceiver = async () => {
  let received = 0;
  const server = createServer((req, res) => {
    received += 1;
    req.resume();
    res.writeHead(received % 7 === 0 ? 500 : 204).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: () => received,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};
