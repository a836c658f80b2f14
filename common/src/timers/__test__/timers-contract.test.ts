import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createLogger, systemClock } from '../../base/index.ts';
import { isRedisMissing, type RedisServer, redisServer, until } from '../../testing/index.ts';
import { bullTimers } from '../bull-timers.ts';
import { pollingTimers } from '../polling-timers.ts';
import type { Alarm, Timers } from '../timers.ts';

const logger = createLogger('test', 'silent');

/** What the handlers must bring about: each alarm is processed once its time has come, by reading what is due. */
const watch = (timers: Timers) => {
  const pending = new Map<string, number>();
  const lateness = new Map<string, number>();
  const state = { fired: 0, losses: 0, failures: 0 };
  const fire = async () => {
    state.fired += 1;
    if (state.failures > 0) {
      state.failures -= 1;
      throw new Error('the database is unavailable');
    }
    const now = Date.now();
    for (const [id, at] of pending) {
      if (at > now) continue;
      lateness.set(id, now - at);
      pending.delete(id);
    }
  };
  const arm = async (alarms: Alarm[]) => {
    for (const { id, at } of alarms) pending.set(id, at.getTime());
    await until('it can be armed', () =>
      timers.arm(alarms).then(
        () => true,
        () => false,
      ),
    );
  };
  timers.start({ fire, lost: () => (state.losses += 1) });
  return { state, pending, lateness, arm, allFired: () => pending.size === 0 };
};

let count = 0;
const alarm = (inMs: number): Alarm => ({
  id: `alarm-${++count}`,
  version: 1,
  at: new Date(Date.now() + inMs),
});

const adapters = [
  ['polling', false],
  ['Bull', true],
] as const;

describe.each(adapters)('timers by %s', (_name, needsRedis) => {
  const when = needsRedis && isRedisMissing ? it.skip : it;
  let redis: RedisServer | undefined;
  const open: Timers[] = [];
  const create = (): Timers => {
    const timers = redis
      ? bullTimers({ name: 'test', redis: redis.address, clock: systemClock, logger })
      : pollingTimers();
    open.push(timers);
    return timers;
  };
  beforeEach(async () => {
    if (needsRedis && !isRedisMissing) redis = await redisServer();
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((timers) => timers.stop()));
    await redis?.kill();
    redis = undefined;
  });

  when('When an alarm is armed, then it fires within half a second after its time', async () => {
    const { arm, allFired, lateness } = watch(create());
    await arm([alarm(400)]);
    await until('it fired', allFired, 2000);
    expect(Math.max(...lateness.values())).toBeLessThan(500);
  });

  when('When its time is over already, then it fires at once', async () => {
    const { arm, allFired } = watch(create());
    await arm([alarm(-60_000)]);
    await until('it fired', allFired, 1000);
  });

  when('When the same is armed again and again, then it is one alarm', async () => {
    const { arm, allFired, state } = watch(create());
    const one = alarm(500);
    for (let n = 0; n < 20; n++) await arm([one]);
    await arm([one, alarm(500)]);
    const before = state.fired;
    await until('it fired', allFired, 2000);
    expect(state.fired - before).toBeLessThan(8);
  });

  when('When an alarm has fired and is armed again, then it fires again', async () => {
    const { arm, allFired } = watch(create());
    const one = alarm(0);
    for (let n = 0; n < 3; n++) {
      await arm([one]);
      await until('it fired', allFired, 2000);
    }
  });

  when('When the handler finds the database unavailable, then it fires again', async () => {
    const { arm, allFired, state } = watch(create());
    state.failures = 3;
    await arm([alarm(100)]);
    await until('it fired', allFired, 5000);
  });

  when('When a thousand fire at once, then all are processed within a second', async () => {
    const { arm, allFired, lateness } = watch(create());
    const at = new Date(Date.now() + 1000);
    await arm(Array.from({ length: 1000 }, () => ({ ...alarm(0), at })));
    await until('all fired', allFired, 5000);
    expect(Math.max(...lateness.values())).toBeLessThan(1000);
  });

  when('When one replica stops, then the alarms it armed fire at the other', async () => {
    const [one, other] = [create(), create()];
    const { arm, pending } = watch(one);
    const there = watch(other);
    const last = alarm(700);
    await arm([last]);
    there.pending.set(last.id, last.at.getTime());
    await one.stop();
    await until('it fired there', there.allFired, 3000);
    expect(pending.size).toBe(1);
  });

  when('When they have stopped, then nothing fires', async () => {
    const timers = create();
    const { arm, state } = watch(timers);
    await arm([alarm(300)]);
    await timers.stop();
    const { fired } = state;
    await new Promise((over) => setTimeout(over, 800));
    expect(state.fired).toBe(fired);
  });
});
