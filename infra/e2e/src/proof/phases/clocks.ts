import { setTimeout as sleep } from 'node:timers/promises';
import { harmed, type Phase } from '../run.ts';

const offMs = 10 * 60_000;
const forMs = 4000;
const off: [name: string, offMs: number][] = [
  ['expiration', offMs],
  ['expiration', -offMs],
  ['orders-2', offMs],
  ['payments', -offMs],
];

/** The times that orders writes down say little afterwards; the clients' histories do. */
export const clocks: Phase = {
  name: 'clocks',
  what: 'the clock of one process ten minutes ahead or behind',
  maxSeconds: 300,
  setsClocks: true,
  harm: async (run) => {
    const { clockOffMs, processes } = run.proof;
    const restart = async (name: string) => {
      await processes[name]?.stop();
      await processes[name]?.start();
    };
    for (const [name, byMs] of off) {
      clockOffMs.set(name, byMs);
      try {
        await restart(name);
        await harmed(run, `clock ten minutes ${byMs > 0 ? 'ahead' : 'behind'}`, name, () => sleep(forMs));
      } finally {
        clockOffMs.delete(name);
        await restart(name);
      }
    }
  },
};
