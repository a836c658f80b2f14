import { setTimeout as sleep } from 'node:timers/promises';
import type { Toxic, Wire } from '../../harness/toxiproxy.ts';
import { harmed, type Phase } from '../run.ts';

const harmMs = 1300;
const toxics: Record<string, Toxic | 'disabled'> = {
  slow: { type: 'latency', attributes: { latency: 500, jitter: 300 } },
  'half-open': { type: 'timeout', attributes: { timeout: 0 } },
  'cut after a few bytes': { type: 'limit_data', attributes: { bytes: 3000 } },
  reset: { type: 'reset_peer', attributes: { timeout: 100 } },
  cut: 'disabled',
};

export const wires: Phase = {
  name: 'wires',
  what: 'each connection between a service and what it depends on slow, half-open, reset or cut',
  maxSeconds: 240,
  harm: async (run) => {
    const { choices, proof, times } = run;
    for (let n = 0; n < times; n++) {
      for (const [name, wire] of proof.wires as Map<string, Wire>) {
        const how = choices.pick(Object.keys(toxics)) as string;
        await harmed(run, `wire ${how}`, name.split('.')[0] as string, async () => {
          await wire.harm(toxics[how] as Toxic);
          await sleep(harmMs);
          await wire.heal();
        });
      }
    }
  },
};
