import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A wire between a service and its database that can be cut, mended and held. */
export const tcpProxy = async (target: { host: string; port: number }) => {
  const sockets = new Set<Socket>();
  let isCut = false;
  let held: (() => void)[] | undefined;
  const server = createServer((inward) => {
    if (isCut) return void inward.destroy();
    const outward = connect(target.port, target.host);
    for (const [from, to] of [
      [inward, outward],
      [outward, inward],
    ] as const) {
      sockets.add(from);
      from.on('data', (data) => (held ? held.push(() => to.write(data)) : to.write(data)));
      from.on('error', () => from.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const cut = () => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    mend: () => {
      isCut = false;
    },
    hold: () => {
      held = [];
    },
    isHolding: () => held !== undefined && held.length > 0,
    resume: () => {
      for (const write of held ?? []) write();
      held = undefined;
    },
    close: () => {
      cut();
      server.close();
    },
  };
};

/** The same address through the wire. */
export const proxied = async (uri: string) => {
  const url = new URL(uri);
  const proxy = await tcpProxy({ host: url.hostname, port: Number(url.port || 27017) });
  url.host = `127.0.0.1:${proxy.port}`;
  return { proxy, uri: url.href };
};
