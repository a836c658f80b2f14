import { setTimeout as sleep } from 'node:timers/promises';
import { harmed, type Phase } from '../run.ts';

const offMs = 10 * 60_000;
const forMs = 6000;
const processes: [name: string, offMs: number][] = [
  ['expiration', offMs],
  ['expiration', -offMs],
  ['orders-2', offMs],
  ['payments', -offMs],
];

export const clocks: Phase = {
  name: 'clocks',
  what: 'the clock of one process ten minutes ahead or behind',
  maxSeconds: 120,
  harm: async (run) => {
    const { clockOffMs, processes: all } = run.proof;
    const restart = async (name: string) => {
      await all[name]?.stop();
      await all[name]?.start();
    };
    for (const [name, off] of processes) {
      clockOffMs.set(name, off);
      await restart(name);
      await harmed(run, `clock ten minutes ${off > 0 ? 'ahead' : 'behind'}`, name, () => sleep(forMs));
      clockOffMs.delete(name);
      await restart(name);
    }
  },
};
