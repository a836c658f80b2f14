import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { onThisMachine } from '@ticketing/common/testing';
import { behindWires, type Dependency } from '../harness/behind-wires.ts';
import { findProgram } from '../harness/find-program.ts';
import type { Person } from '../harness/person.ts';
import type { Broker } from '../harness/platform.ts';
import type { Toxic } from '../harness/toxiproxy.ts';

/** What hangs does so for longer than anything waits for it. */
const hangsMs = 7000;
const failsMs = 2000;
const answerWithinMs = 10_000;
const outageAnswerMs = 3000;
const recoverWithinMs = 5000;

type Fault = 'frozen' | Toxic | 'disabled';
const faults: Record<string, Fault> = {
  'is frozen': 'frozen',
  'is slow': { type: 'latency', attributes: { latency: 700, jitter: 300 } },
  'is half-open': { type: 'timeout', attributes: { timeout: 0 } },
  'is cut after a few bytes': { type: 'limit_data', attributes: { bytes: 3000 } },
  'resets connections': { type: 'reset_peer', attributes: { timeout: 100 } },
  'cannot be reached': 'disabled',
};

/** The broker by both; what has nothing to do with the broker by one of them. */
const cases: [Broker, Dependency[]][] = [
  ['nats-server', ['store', 'redis', 'broker', 'stripe']],
  ['nats-streaming-server', ['broker']],
];
const programs = ['redis-server', 'toxiproxy-server'];
const isThere = (broker: Broker) => Boolean(process.env.CI || [broker, ...programs].every(findProgram));

describe.each(cases)('over %s', (broker, dependencies) => {
  let wired: Awaited<ReturnType<typeof behindWires>>;
  let seller: Person;
  let buyers: Person[];
  let last: Person;
  let signIns = 0;

  beforeAll(async () => {
    if (!isThere(broker)) return;
    wired = await behindWires(broker);
    seller = await wired.place.person('seller');
    last = await wired.place.person('last');
    buyers = await Promise.all(['one', 'two', 'three', 'four', 'five'].map(wired.place.person));
  }, 60_000);
  afterAll(async () => wired?.stop());

  /** What came late, or was neither done nor "again later". */
  const wrong: string[] = [];
  let withinMs = answerWithinMs;
  const ask = async (who: Person, method: string, path: string, body?: object) => {
    const began = performance.now();
    const answer = await who.ask<{ id: string; status: string }>(method, path, body);
    const tookMs = performance.now() - began;
    const { status, headers } = answer;
    // 429: these few people ask more than a hundred would
    const again = [503, 409, 429].includes(status) && headers.has('retry-after');
    // 404: an id that the service does not know yet
    if (tookMs > withinMs || !(status < 300 || status === 404 || again)) {
      wrong.push(`${method} ${path}: ${status} after ${tookMs.toFixed(0)} ms ${JSON.stringify(answer.body)}`);
    }
    return { ...answer, isDone: status < 300 };
  };

  /** True when a seat was listed, ordered and paid for, asking for each again while it cannot be. */
  const buy = async (buyer: Person, isOver: () => boolean): Promise<boolean> => {
    const insist = async (who: Person, method: string, path: string, body?: object) => {
      while (!isOver()) {
        const answer = await ask(who, method, path, body);
        if (answer.isDone) return answer.body;
        await sleep(100);
      }
      return undefined;
    };
    await ask(buyer, 'GET', '/api/tickets');
    const listing = { title: 'Open air', price: 12, quantity: 1 };
    const ticket = await insist(seller, 'POST', '/api/tickets', listing);
    const order = ticket && (await insist(buyer, 'POST', '/api/orders', { ticketId: ticket.id }));
    const paid =
      order && (await insist(buyer, 'POST', '/api/payments', { orderId: order.id, token: 'pm_card_visa' }));
    while (paid && !isOver()) {
      const { body } = await ask(buyer, 'GET', `/api/orders/${order.id}`);
      if (body.status === 'complete') return true;
      await sleep(50);
    }
    return false;
  };

  const begin = async (dependency: Dependency, fault: Fault): Promise<() => Promise<unknown>> => {
    if (fault !== 'frozen') {
      await wired.wires[dependency].harm(fault);
      return () => wired.wires[dependency].heal();
    }
    const { pid } = wired.servers[dependency as keyof typeof wired.servers];
    process.kill(pid as number, 'SIGSTOP');
    return async () => process.kill(pid as number, 'SIGCONT');
  };

  const each = dependencies.flatMap((dependency) =>
    Object.keys(faults)
      // Stripe's stand-in lives in this process
      .filter((name) => dependency !== 'stripe' || faults[name] !== 'frozen')
      .map((name) => [dependency, name] as const),
  );
  (isThere(broker) ? it : it.skip).each(each)(
    'When the %s %s, then every answer is there within 10 s (3 s without a database), and all is well within 5 s after it',
    async (dependency, name) => {
      wrong.length = 0;
      const fault = faults[name] as Fault;
      const hangs = fault === 'frozen' || (fault !== 'disabled' && fault.type === 'timeout');
      const faultMs = hangs ? hangsMs : failsMs;
      // a database that does not answer at all
      withinMs = dependency === 'store' && (hangs || fault === 'disabled') ? outageAnswerMs : answerWithinMs;
      const end = await begin(dependency, fault);
      const began = performance.now();
      const isOver = () => performance.now() - began > faultMs;
      const buyOn = async (buyer: Person) => {
        while (!isOver()) await buy(buyer, isOver);
      };
      const member = buyers[signIns++ % buyers.length] as Person;
      const account = { email: member.email, password: 'Story-1234' };
      const signIn = ask(member, 'POST', '/api/users/signin', account);
      const under = Promise.all(buyers.map(buyOn));
      await sleep(faultMs);
      await end();
      const ended = performance.now();
      const isLate = () => performance.now() - ended > 20_000;
      expect(await buy(last, isLate)).toBe(true);
      const recoveredMs = performance.now() - ended;
      await Promise.all([under, signIn]);
      console.log(`${broker}: ${dependency} ${name}: well again after ${recoveredMs.toFixed(0)} ms`);
      expect(wrong).toEqual([]);
      expect(recoveredMs).toBeLessThan(onThisMachine(recoverWithinMs));
    },
    60_000,
  );

  (isThere(broker) ? it : it.skip)(
    'When all that is over, then everything is as it should be',
    async () => expect((await wired.place.check(45_000, { boundMs: 5000 })).violations).toEqual([]),
    60_000,
  );
});
