import { setTimeout as sleep } from 'node:timers/promises';
import { everythingServes } from '../everything-serves.ts';
import { harmed, type Phase } from '../run.ts';

const seconds = 20;

export const kills: Phase = {
  name: 'kills',
  what: 'kill -9 of any process every 0.5 to 3 s; of orders and payments there are two',
  maxSeconds: 200,
  harm: async (run) => {
    const { proof, choices, times } = run;
    const until = performance.now() + seconds * 1000 * times;
    while (performance.now() < until) {
      await sleep(choices.between(500, 3000));
      const name = choices.pick(Object.keys(proof.processes)) as string;
      const pid = proof.processes[name]?.pid;
      if (pid) await harmed(run, 'killed at random', name, () => process.kill(pid, 'SIGKILL'));
    }
    await everythingServes(proof);
  },
};
