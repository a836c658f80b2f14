import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

/**
 * MongoDB's driver (7.8) writes to a socket that is destroyed but has not said 'close' yet, and then waits for
 * 'drain', for ever: an operation hangs, or the monitor does, and with it every later operation. A closed socket
 * has nothing left to write, so 'close' is 'drain' too; the driver wakes up, sees its error and tries again.
 */
export const drainOnClose = () => {
  if (isDone) return;
  isDone = true;
  subscribe('net.client.socket', (message) => {
    const { socket } = message as { socket: Socket };
    socket.once('close', () => socket.emit('drain'));
  });
};

let isDone = false;
