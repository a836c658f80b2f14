import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Whether somebody accepts connections there. */
export const answers = async (host: string, port: number, withinMs = 3000): Promise<boolean> => {
  const socket = connect(port, host);
  const giveUp = sleep(withinMs, 'late', { ref: false });
  const opened = once(socket, 'connect').then(
    () => 'open',
    () => 'refused',
  );
  const outcome = await Promise.race([opened, giveUp]);
  socket.destroy();
  return outcome === 'open';
};

/** What was asked for must be there: never a silent fallback. */
export const mustAnswer = async (variable: string, value: string, otherwise: number): Promise<void> => {
  const { hostname, port } = new URL(value.includes('://') ? value : `tcp://${value}`);
  if (await answers(hostname, Number(port || otherwise))) return;
  throw new Error(`${variable}=${withoutPassword(value)} is set, but nothing answers there`);
};

const withoutPassword = (url: string) => url.replace(/\/\/[^@/]*@/, '//…@');
