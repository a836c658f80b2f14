import { setTimeout as sleep } from 'node:timers/promises';
import { percentile } from '../measure/figure.ts';
import type { Verdict } from '../measure/types.ts';
import { atLeast, atMost, exactly } from '../measure/verdict.ts';
import { startService } from '../servers/our-services.ts';
import { startRedis } from '../servers/redis.ts';
import { signedIn } from './people.ts';
import type { Scenario } from './row.ts';
import { insertAll, newIds, type Stored, storedIn } from './shop-data.ts';
import { startOurs } from './start-shop.ts';
import { untilCount } from './until-so.ts';

const perSecond = 500;
const dueSeconds = 6;
const atOnce = 10_000;
/** What has just started runs code that is not compiled yet. */
const warm = 4000;
/** Until expiration has met what lies in its store. */
const aheadMs = 20_000;
const patienceMs = 8000;
const hourMs = 3_600_000;

export const endOfHolds: Scenario = {
  id: '9',
  name: "from a hold's deadline to the order's status",
  run: async (place, { rounds }) => {
    const { store, broker, orders, ids } = await startOurs(place, { listings: 1, orders: true });
    const env = await startRedis(place);
    await startService(place, 'expiration', { store, broker, env });
    const held = storedIn(store.db('orders'), 'orders');
    const deadlines = storedIn(store.db('expiration'), 'deadlines');
    const [buyer] = signedIn(1);
    const answer = await fetch(`${orders?.url}/api/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: buyer?.ours as string },
      body: JSON.stringify({ ticketId: ids[0] }),
    });
    if (answer.status !== 201) throw new Error(`The first order was refused: ${await answer.text()}`);
    await untilCount('deadlines', 1, () => deadlines.countDocuments());
    await untilCount('events that wait', 0, () => held.countDocuments({ outboxAt: { $exists: true } }));
    const order = (await held.findOne()) as Stored;
    const deadline = (await deadlines.findOne()) as Stored;

    /** As if they had been reserved long ago. */
    const hold = async (count: number, endOf: (n: number) => Date): Promise<string[]> => {
      const made = newIds(count);
      await insertAll(
        held,
        made.map((_id, n) => ({
          ...order,
          _id,
          number: _id,
          userId: _id,
          ticketId: _id,
          expiresAt: endOf(n),
        })),
      );
      const next = (n: number) => ({ fact: 'expiration:complete', at: endOf(n) });
      await insertAll(
        deadlines,
        made.map((_id, n) => ({ ...deadline, _id, userId: _id, expiresAt: endOf(n), next: next(n) })),
      );
      return made;
    };
    const latenessOf = async (made: readonly string[]): Promise<number[]> => {
      const found = await held.find({ _id: { $in: [...made] }, status: 'cancelled' }).toArray();
      return found.map(({ history, expiresAt }) => history.at(-1).at.getTime() - expiresAt.getTime());
    };

    const ended = () => held.countDocuments({ status: 'cancelled' });
    await hold(warm, () => new Date(Date.now() + aheadMs));
    await untilCount('holds that ended before anything is timed', warm, ended);

    place.timingBegins();
    const verdicts: Verdict[] = [];
    let pending = 0;
    // a quick run has no time for a hundred thousand
    for (const [many, bound] of [
      [10_000, 50],
      [100_000, 100],
    ].slice(0, rounds > 1 ? 2 : 1) as [number, number][]) {
      await hold(many - pending, () => new Date(Date.now() + hourMs));
      pending = many;
      const first = Date.now() + aheadMs;
      const due = await hold(perSecond * dueSeconds, (n) => new Date(first + (n / perSecond) * 1000));
      await sleep(first + dueSeconds * 1000 + patienceMs - Date.now());
      const late = await latenessOf(due);
      const what = `${many.toLocaleString('en')} pending`;
      verdicts.push(exactly(`${what}: ended`, late.length, due.length));
      verdicts.push(atMost(`${what}: p99`, percentile(late, 0.99), bound, 'ms'));
      verdicts.push(atLeast(`${what}: the earliest`, Math.min(...late), 0, 'ms'));
    }
    const end = Date.now() + aheadMs;
    const storm = await hold(atOnce, () => new Date(end));
    await sleep(end + patienceMs - Date.now());
    const late = await latenessOf(storm);
    return [
      ...verdicts,
      exactly('10,000 at once: ended', late.length, atOnce),
      atMost('10,000 at once: the last', Math.max(...late), 3000, 'ms'),
      atLeast('10,000 at once: the earliest', Math.min(...late), 0, 'ms'),
    ];
  },
};
