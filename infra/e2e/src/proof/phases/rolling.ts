import { setTimeout as sleep } from 'node:timers/promises';
import { harmed, type Phase } from '../run.ts';

export const rolling: Phase = {
  name: 'rolling',
  what: 'every process restarted in turn, and every request that is safe to repeat answered',
  maxSeconds: 300,
  harm: async (run) => {
    const { history, failures, proof, times } = run;
    const from = history.calls.length;
    for (let n = 0; n < times; n++) {
      for (const [name, service] of Object.entries(proof.processes)) {
        await harmed(run, 'restarted', name, async () => {
          await service.stop();
          await service.start();
        });
        await sleep(300);
      }
    }
    const failed = history.calls.slice(from).filter(({ status }) => status === 0 || status >= 500);
    failures.push(...failed.map(({ who, what, status }) => `${who} could not ${what}: ${status}`));
  },
};
