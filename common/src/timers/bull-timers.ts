import { setTimeout as sleep } from 'node:timers/promises';
import Queue from 'bull';
import { type Clock, crashPoint, type Logger } from '../base/index.ts';
import { type RedisOptions, redisClients } from './redis-clients.ts';
import type { Alarm, TimerHandlers, Timers } from './timers.ts';

/** Each fires for all that is due, so few are enough; the others wait their turn without taking time from it. */
const atOnce = 8;
/** Another replica's clock may be ahead by a little: its job waits here for ours. */
const maxWaitMs = 5000;

/** A job that is over leaves nothing behind: Bull ignores an id for as long as it knows it, even from a failure. */
const jobOptions = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 200 },
  removeOnComplete: true,
  removeOnFail: true,
};

interface BullTimersOptions {
  /** The queue's, and so all replicas of one service. */
  name: string;
  redis: RedisOptions;
  clock: Clock;
  logger: Logger;
}

/** One delayed job an alarm, in Redis: whichever replica is free takes it. */
export const bullTimers = ({ name, redis, clock, logger }: BullTimersOptions): Timers => {
  const clients = redisClients(redis, logger);
  const queue = new Queue<{ at: number }>(name, {
    createClient: clients.create,
    settings: { guardInterval: 1000, retryProcessDelay: 1000 },
  });
  queue.on('error', clients.failed);
  // it names connections for a list we never read, and rejects unhandled when Redis was never there
  Object.assign(queue, { setWorkerName: async () => {} });

  const jobId = ({ id, version }: Alarm) => `${id}:${version}`;

  const areAllThere = async (alarms: readonly Alarm[]) => {
    const keys = alarms.map((alarm) => queue.toKey(jobId(alarm)));
    return (await queue.client.exists(...keys)) === keys.length;
  };

  const toJob = (alarm: Alarm) => ({
    data: { at: alarm.at.getTime() },
    opts: {
      ...jobOptions,
      jobId: jobId(alarm),
      delay: Math.max(0, alarm.at.getTime() - clock().getTime()),
    },
  });

  return {
    async arm(alarms) {
      const [first, ...more] = alarms.map(toJob);
      if (!first) return;
      clients.mustBeThere();
      if (more.length === 0) await queue.add(first.data, first.opts);
      else if (!(await areAllThere(alarms))) await queue.addBulk([first, ...more]);
    },

    start: ({ fire, lost }: TimerHandlers) => {
      clients.onReady(lost);
      const processing = queue.process(atOnce, async ({ data }) => {
        const early = data.at - clock().getTime();
        if (early > 0) await sleep(Math.min(early, maxWaitMs));
        await fire();
        crashPoint(`${name}.fired.beforeDone`);
      });
      Promise.resolve(processing).catch(clients.failed);
    },

    stop: async () => {
      await Promise.race([queue.close(true), sleep(maxWaitMs, undefined, { ref: false })]);
      clients.close();
    },
  };
};
