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
 * Of each door, Node lets one connection in per turn of its event loop (libuv since 1.45), however many wait: a crowd
 * of a thousand that comes at once is a thousand turns, and nobody can refuse who is not in. The kernel divides a crowd
 * among the doors of one port.
 */
const doorCount = 16;
/** Several listen on one port: Node can ask for it since 23.1, and Linux divides who comes evenly. */
const canShare = process.platform === 'linux' && Number(process.versions.node.split('.')[0]) >= 24;
/**
 * With Node's 511 places in line the kernel drops who comes later without a word, and they try again after one second,
 * three and seven. It gives no more than its own limit (`somaxconn`).
 */
const backlog = 4096;
const sweepMs = 20;

/** Where people come in, and how they are shown out. */
export const createDoors = (server: Server) => {
  // as node:http makes its own
  const letIn = (socket: Socket) => server.emit('connection', socket);
  const others = Array.from({ length: canShare ? doorCount - 1 : 0 }, () =>
    createServer({ allowHalfOpen: true, noDelay: true }, letIn),
  );
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });

  /** Idle as Node sees it, and those that a browser opened ahead and never used, which Node does not see. */
  const closeIdle = () => {
    server.closeIdleConnections();
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
  };

  return {
    listen: async (wanted: number): Promise<number> => {
      if (canShare) await mustBeFree(wanted);
      const port = await openDoor(server, wanted);
      await Promise.all(others.map((door) => openDoor(door, port)));
      return port;
    },

    /** Nobody comes in any more; those who are in get their answers, but for so long only. */
    close: async (maxMs: number) => {
      const closed = [server, ...others].map((door) => {
        door.close();
        return once(door, 'close');
      });
      // a connection becomes idle when its answer is sent, which may be after close() looked for idle ones
      const sweeping = setInterval(closeIdle, sweepMs);
      await Promise.race([Promise.all(closed), sleep(maxMs, undefined, { ref: false })]);
      clearInterval(sweeping);
      server.closeAllConnections();
    },
  };
};

/** Those who share a port would share it with another service, too. */
const mustBeFree = async (port: number) => {
  const door = createServer();
  await listenAt(door, { port });
  door.close();
  await once(door, 'close');
};

const openDoor = async (door: NetServer, port: number): Promise<number> => {
  const options = { port, backlog, reusePort: canShare };
  await listenAt(door, options);
  return (door.address() as AddressInfo).port;
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
