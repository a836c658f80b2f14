import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TicketUpdated } from '@ticketing/common/contracts';
import { until } from '@ticketing/common/testing';
import { MongoClient } from 'mongodb';
import { behindWires } from '../harness/behind-wires.ts';
import { keep } from '../harness/keep.ts';
import type { Person } from '../harness/person.ts';
import { type Address, poison, publishTo } from '../harness/publish-to.ts';
import { smtp } from '../harness/smtp.ts';
import { broker, canBeWatched, type Watched, watched } from '../harness/watched.ts';

(canBeWatched ? describe : describe.skip)('Real Prometheus and Alertmanager', () => {
  let isEarlier = true;
  let wired: Awaited<ReturnType<typeof behindWires>>;
  let post: Awaited<ReturnType<typeof smtp>>;
  let watch: Watched;
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
    if (!canBeWatched) return;
    post = await smtp();
    await post.becomes('is down');
    wired = await behindWires(broker, {
      env: { SMTP_URL: post.url, RECONCILE_SECONDS: '2', RATE_LIMITS: 'false' },
      stripeNow: () => new Date(Date.now() - (isEarlier ? 3 * 60_000 : 0)),
    });
    watch = await watched(wired.place);
    buyer = await wired.place.person('buyer');
  }, 90_000);
  afterAll(async () => {
    await watch?.stop();
    await wired?.stop();
    await post?.stop();
  });

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
        watch.fires('DeadLetters', 5000),
        watch.fires('EventsAreLate', 25_000),
        watch.fires('EventLoopIsSlow', 15_000, { service: 'auth' }),
        watch.fires('MailsFail', 10_000),
        watch.fires('ChargesWithoutOrder', 25_000),
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
    await watch.fires('ServiceDown', 10_000, { service: 'expiration' });
    await watch.fires('TargetDown', 10_000, { service: 'expiration' });
    await watch.fires('EventsWait', 50_000, { service: 'tickets' });
    await wired.servers.broker.start();
    await wired.place.services.expiration.start();
  }, 90_000);

  it('says that databases are away, and to whoever is woken only that', async () => {
    const before = watch.received.length;
    await wired.wires.store.harm('disabled');
    const asking = keep(50, () => buyer.ask('POST', '/api/orders', { ticketId: '665000000000000000000abc' }));
    try {
      await watch.fires('DatabaseAway', 15_000, { service: 'orders' });
      await Promise.all(
        ['ManyErrors', 'NumbersMissing', 'ReservingBurnsFast', 'ReservingBurnsSlowly'].map((name) =>
          watch.fires(name, 25_000),
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
