import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TicketUpdated } from '@ticketing/common/contracts';
import { until } from '@ticketing/common/testing';
import type { Program } from '@ticketing/local';
import { MongoClient } from 'mongodb';
import { behindWires } from '../harness/behind-wires.ts';
import { findProgram } from '../harness/find-program.ts';
import { firstStep } from '../harness/first-step.ts';
import { type Monitoring, monitoring } from '../harness/monitoring.ts';
import type { Person } from '../harness/person.ts';
import type { Broker } from '../harness/platform.ts';
import { type Address, poison, publishTo } from '../harness/publish-to.ts';
import { smtp } from '../harness/smtp.ts';

/**
 * All durations of prometheus.yml, alertmanager.yml and the rules are divided by this: rules are evaluated twice a second
 * in place of each 15 s. Every bound and every comparison is as it is in production.
 */
const factor = 30;
const broker: Broker = 'nats-streaming-server';
const programs = [
  broker,
  'redis-server',
  'toxiproxy-server',
  'prometheus',
  'promtool',
  'prometheus-alertmanager',
];
const isThere = Boolean(process.env.CI || programs.every(findProgram));

/** Again and again, until it is stopped. */
const keep = (everyMs: number, act: () => unknown) => {
  let going = true;
  const done = (async () => {
    while (going) {
      await Promise.resolve(act()).catch(() => undefined);
      await sleep(everyMs);
    }
  })();
  return async () => {
    going = false;
    await done;
  };
};

/** As somebody has it who runs a command in the pod. */
const envOf = ({ pid }: Program) =>
  Object.fromEntries(
    readFileSync(`/proc/${pid}/environ`, 'utf8')
      .split('\0')
      .map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)])
      .filter(([name]) => name && name !== 'PATH'),
  );

(isThere ? describe : describe.skip)('Real Prometheus and Alertmanager', () => {
  let isEarlier = true;
  let wired: Awaited<ReturnType<typeof behindWires>>;
  let post: Awaited<ReturnType<typeof smtp>>;
  let watch: Monitoring;
  let buyer: Person;

  const charge = (form: string) =>
    fetch(`${wired.stripe.url}/v1/payment_intents`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${wired.place.stripe.key}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: form,
    });

  beforeAll(async () => {
    if (!isThere) return;
    post = await smtp();
    await post.becomes('is down');
    wired = await behindWires(broker, {
      env: { SMTP_URL: post.url, RECONCILE_SECONDS: '2', RATE_LIMITS: 'false' },
      stripeNow: () => new Date(Date.now() - (isEarlier ? 3 * 60_000 : 0)),
    });
    const ports = Object.entries(wired.place.services).map(([name, { lines }]) => {
      const port = lines.flatMap((line) => /"metricsPort":(\d+)/.exec(line)?.[1] ?? []).at(-1);
      return [name, Number(port)] as const;
    });
    watch = await monitoring(Object.fromEntries(ports), factor);
    buyer = await wired.place.person('buyer');
  }, 90_000);
  afterAll(async () => {
    await watch?.stop();
    await wired?.stop();
    await post?.stop();
  });

  const fires = async (alertname: string, withinMs: number, service?: string) => {
    const began = performance.now();
    await until(
      `${alertname} fires`,
      async () =>
        (await watch.alerts()).some(
          ({ labels, state }) =>
            state === 'firing' &&
            labels.alertname === alertname &&
            (service === undefined || labels.service === service),
        ),
      withinMs,
    );
    const took = ((performance.now() - began) / 1000).toFixed(1);
    const { said, code } = await firstStep(alertname, watch.url, envOf(wired.place.services.payments));
    console.log(
      `${alertname} after ${took} s; the first step of its page says: ${said.trim().split('\n')[0]}`,
    );
    expect([alertname, code, said.trim()]).toEqual([alertname, 0, expect.stringMatching(/\S/)]);
  };

  it('scrapes every process with our configuration, and has all our rules', async () => {
    await until('every target is up', async () => {
      const targets: { health: string }[] = await watch.targets();
      return targets.length === 6 && targets.every(({ health }) => health === 'up');
    });
    expect(await watch.ruleNames()).toEqual(
      expect.arrayContaining(['ServiceDown', 'DeadLetters', 'slo:bad:ratio_rate1h', 'PagesBurnFast']),
    );
    await sleep(3000);
    const firing = (await watch.alerts()).filter(({ state }) => state === 'firing');
    expect(firing.map(({ labels }) => labels.alertname)).toEqual([]);
  }, 30_000);

  it('says that an event cannot be read, comes late, that mails fail, a process is busy, money has no order', async () => {
    const { sources, services } = wired.place;
    await publishTo(sources.broker as Address, [{ subject: 'ticket:updated', body: poison[1] as string }]);

    let version = 1;
    const late = keep(300, () => {
      const data = { ...TicketUpdated.sample, id: '665000000000000000000abc', version: version++ };
      const event = {
        id: `ticket:updated/${data.id}/${data.version}`,
        type: 'ticket:updated',
        version: data.version,
        at: new Date(Date.now() - 8000).toISOString(),
        data,
      };
      return publishTo(sources.broker as Address, [{ subject: event.type, body: JSON.stringify(event) }]);
    });
    const busy = keep(80, async () => {
      const pid = services.auth.pid as number;
      process.kill(pid, 'SIGSTOP');
      await sleep(350);
      process.kill(pid, 'SIGCONT');
    });
    const charged = await charge(
      'amount=1999&currency=eur&confirm=true&payment_method=pm_card_visa&metadata[orderId]=665000000000000000000def&automatic_payment_methods[enabled]=true&automatic_payment_methods[allow_redirects]=never',
    );
    expect([charged.status, await charged.text()]).toEqual([200, expect.stringContaining('succeeded')]);
    isEarlier = false;
    const mongo = await MongoClient.connect(sources.mongoUri('notifications'));
    const messages = mongo.db().collection('messages');
    await until(
      'a mail fails',
      async () => (await messages.countDocuments({ failingSince: { $exists: true } })) > 0,
    );
    await messages.updateMany(
      { failingSince: { $exists: true } },
      { $set: { failingSince: new Date(Date.now() - 600_000) } },
    );
    try {
      await Promise.all([
        fires('DeadLetters', 5000),
        fires('EventsAreLate', 25_000),
        fires('EventLoopIsSlow', 15_000, 'auth'),
        fires('MailsFail', 10_000),
        fires('ChargesWithoutOrder', 25_000),
      ]);
    } finally {
      await late();
      await busy();
      await mongo.close();
    }
    await until('whoever is to be woken is called', () =>
      watch.received.some(
        ({ receiver, alertname, annotations }) =>
          receiver === 'page' &&
          alertname === 'ChargesWithoutOrder' &&
          annotations.runbook === 'docs/runbooks/ChargesWithoutOrder.md',
      ),
    );
    expect(
      watch.received.filter(({ alertname }) => alertname === 'DeadLetters').map(({ receiver }) => receiver),
    ).toContain('warn');
  }, 60_000);

  it('says that the broker takes nothing, and that a service is gone', async () => {
    await wired.servers.broker.kill();
    await buyer.insist('POST', '/api/tickets', { title: 'Open air', price: 12, quantity: 1 });
    await wired.place.services.expiration.kill();
    await fires('ServiceDown', 10_000, 'expiration');
    await fires('TargetDown', 10_000, 'expiration');
    await fires('EventsWait', 50_000, 'tickets');
    await wired.servers.broker.start();
    await wired.place.services.expiration.start();
  }, 90_000);

  it('says that databases are away, and to whoever is woken only that', async () => {
    const before = watch.received.length;
    await wired.wires.store.harm('disabled');
    const asking = keep(50, () => buyer.ask('POST', '/api/orders', { ticketId: '665000000000000000000abc' }));
    try {
      await fires('DatabaseAway', 15_000, 'orders');
      await Promise.all(
        ['ManyErrors', 'NumbersMissing', 'ReservingBurnsFast', 'ReservingBurnsSlowly'].map((name) =>
          fires(name, 25_000),
        ),
      );
      await until('they are said to nobody', async () => {
        const inhibited = await watch.inhibited();
        return ['ManyErrors', 'ReservingBurnsFast', 'ReservingBurnsSlowly'].every((name) =>
          inhibited.includes(name),
        );
      });
      const names = watch.received.slice(before).map(({ alertname }) => alertname);
      expect(names).toContain('DatabaseAway');
      expect(names).not.toContain('ReservingBurnsFast');
    } finally {
      await asking();
      await wired.wires.store.heal();
    }
  }, 60_000);
});
