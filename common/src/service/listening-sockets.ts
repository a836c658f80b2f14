import { once } from 'node:events';
import type { Server } from 'node:http';
import {
  type AddressInfo,
  createServer,
  type ListenOptions,
  type Server as NetServer,
  type Socket,
} from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Node accepts one connection per listening socket and turn of its event loop (libuv since 1.45), however many are
 * pending: a thousand that are opened at once take a thousand turns, and what is not accepted can be neither answered
 * nor refused. The kernel distributes connections over the sockets of one port.
 */
const socketCount = 16;
/** Node has `reusePort` since 23.1, and Linux distributes evenly. */
const canReusePort = process.platform === 'linux' && Number(process.versions.node.split('.')[0]) >= 24;
/**
 * With Node's backlog of 511 the kernel drops further connections without a word, and clients try again after one
 * second, three and seven. It gives no more than its own limit (`somaxconn`).
 */
const backlog = 4096;
const closeIdleIntervalMs = 20;

/** Opens and closes the port of a server. */
export const listeningSockets = (server: Server) => {
  const forward = (socket: Socket) => server.emit('connection', socket);
  // with the options that node:http gives its own
  const others = Array.from({ length: canReusePort ? socketCount - 1 : 0 }, () =>
    createServer({ allowHalfOpen: true, noDelay: true }, forward),
  );
  const connections = new Set<Socket>();
  server.on('connection', (socket) => {
    connections.add(socket);
    socket.on('close', () => connections.delete(socket));
  });

  /** Idle as Node sees it, and those that a browser opened ahead and never used, which Node does not see. */
  const closeIdle = () => {
    server.closeIdleConnections();
    for (const socket of connections) if (socket.bytesRead === 0) socket.destroy();
  };

  return {
    listen: async (wanted: number): Promise<number> => {
      if (canReusePort) await mustBeFree(wanted);
      const port = await bind(server, wanted);
      await Promise.all(others.map((other) => bind(other, port)));
      return port;
    },

    /** Accepts nothing more; answers that are under way have so long. */
    close: async (maxMs: number) => {
      const closed = [server, ...others].map((each) => {
        each.close();
        return once(each, 'close');
      });
      // a connection becomes idle when its answer is sent, which may be after close() looked for idle ones
      const closingIdle = setInterval(closeIdle, closeIdleIntervalMs);
      await Promise.race([Promise.all(closed), sleep(maxMs, undefined, { ref: false })]);
      clearInterval(closingIdle);
      server.closeAllConnections();
    },
  };
};

/** With `reusePort` a second service would get the same port, and half of the first one's connections. */
const mustBeFree = async (port: number) => {
  const probe = createServer();
  await listenAt(probe, { port });
  probe.close();
  await once(probe, 'close');
};

const bind = async (server: NetServer, port: number): Promise<number> => {
  const options = { port, backlog, reusePort: canReusePort };
  await listenAt(server, options);
  return (server.address() as AddressInfo).port;
};

export const listenAt = async (server: NetServer, options: ListenOptions) => {
  try {
    server.listen(options);
    await once(server, 'listening');
  } catch (error) {
    const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    throw isTaken ? new Error(`Port ${options.port} is taken`) : error;
  }
};
