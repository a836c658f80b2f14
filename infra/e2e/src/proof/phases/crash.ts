import { setTimeout as sleep } from 'node:timers/promises';
import { type ServiceName, serviceNames } from '@ticketing/common/contracts';
import { type Address, publishTo } from '../../harness/publish-to.ts';
import { crashPoints } from '../crash-points.ts';
import { everythingServes } from '../everything-serves.ts';
import type { Phase, Run } from '../run.ts';

const maxSeconds = 400;
const roundMs = 1500;
const smtpDownMs = 3000;

const serviceOf = (name: string) => name.replace(/-\d+$/, '') as ServiceName;

/** What the load does not do by itself: poison, a repair that somebody asked for, mails that have to wait. */
const provoke = async ({ proof, history }: Run, armed: string[]) => {
  const broker = proof.sources.broker as Address;
  for (const point of armed) {
    const [service, ...step] = point.split('.');
    const subject = `republish.${service}`;
    if (step[0] === 'parked') {
      await publishTo(broker, [{ subject, body: 'poison' }]);
      history.poison += 1;
    }
    // of auth it is the only event that it listens to
    if (step[0] === 'republished' || step[0] === 'applied') {
      const at = new Date().toISOString();
      const body = JSON.stringify({ id: `${subject}/${at}/0`, type: subject, version: 0, at, data: {} });
      await publishTo(broker, [{ subject, body }]);
    }
  }
  if (armed.includes('mails.fired.beforeDone')) {
    await proof.post.becomes('is down');
    await sleep(smtpDownMs);
    await proof.post.becomes('works');
    // until what failed is tried again
    await sleep(2 * smtpDownMs);
  }
};

/** Each death leads to the next start, which is armed with the service's next crash point; the last with none. */
export const crash: Phase = {
  name: 'crash',
  what: 'kill -9 at every crash point of every service',
  maxSeconds: maxSeconds + 60,
  harm: async (run) => {
    const { proof, hits, harms } = run;
    const { crashAt, processes, onDeath } = proof;
    const waiting = new Map(serviceNames.map((service) => [service, [...crashPoints[service]]]));
    for (const point of Object.values(crashPoints).flat()) hits.set(point, 0);
    const armNext = (name: string) => {
      const point = crashAt.get(name);
      if (point) {
        hits.set(point, (hits.get(point) ?? 0) + 1);
        const at = performance.now();
        harms.push({ kind: 'killed at a crash point', lane: serviceOf(name), from: at, to: at });
        run.say(`killed at ${point}`);
      }
      const next = waiting.get(serviceOf(name))?.shift();
      if (next) crashAt.set(name, next);
      else crashAt.delete(name);
    };
    onDeath.add(armNext);
    const restart = (name: string) => {
      const pid = processes[name]?.pid;
      if (pid) process.kill(pid, 'SIGKILL');
    };
    try {
      for (const name of Object.keys(processes)) restart(name);
      const deadline = performance.now() + maxSeconds * 1000;
      do {
        await sleep(roundMs);
        await provoke(run, [...crashAt.values()]).catch((error: Error) => run.say(error.message));
      } while (crashAt.size > 0 && performance.now() < deadline);
    } finally {
      onDeath.delete(armNext);
      const armed = [...crashAt.keys()];
      crashAt.clear();
      for (const name of armed) restart(name);
    }
    await everythingServes(proof);
  },
};
