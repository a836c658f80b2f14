import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '@ticketing/common/programs';
import { until } from '@ticketing/common/testing';
import { behindWires } from '../harness/behind-wires.ts';
import { keep } from '../harness/keep.ts';
import type { Person } from '../harness/person.ts';
import { shopOf } from '../harness/shop.ts';
import { smtp } from '../harness/smtp.ts';
import { broker, canBeWatched, type Watched, watched } from '../harness/watched.ts';

/** The broker keeps so many events of a subject. */
const keptEvents = 100;
const holds = 10;

(canBeWatched ? describe : describe.skip)('Real Prometheus and Alertmanager, and what buyers feel', () => {
  let wired: Awaited<ReturnType<typeof behindWires>>;
  let shop: ReturnType<typeof shopOf>;
  let post: Awaited<ReturnType<typeof smtp>>;
  let watch: Watched;
  let buyer: Person;
  let ticketId: string;
  let forgottenAt: number;
  let frozenAt: number;

  const signal = (service: 'expiration' | 'tickets', name: 'SIGSTOP' | 'SIGCONT') =>
    process.kill(wired.place.services[service].pid as number, name);

  /** More than the broker keeps, while orders is away. */
  const forget = async (seller: Person) => {
    const { orders } = wired.place.services;
    await orders.kill();
    for (let n = 0; n < keptEvents + 20; n += 1)
      await seller.insist('POST', '/api/tickets', { title: `Show ${n}`, price: 12, quantity: 1 });
    await orders.start();
  };

  beforeAll(async () => {
    if (!canBeWatched) return;
    post = await smtp();
    const webMetricsPort = await freePort();
    wired = await behindWires(broker, {
      webMetricsPort,
      brokerArgs: ['-mm', String(keptEvents)],
      env: {
        SMTP_URL: post.url,
        RATE_LIMITS: 'false',
        // the half hour that a hold may last, as fast as all else
        ORDER_HOLD_SECONDS: '60',
        MAX_LIVE_HOLDS: '1000',
      },
    });
    shop = shopOf(wired.place);
    // two faults last for long: they begin before the others
    forgottenAt = performance.now();
    await forget(await wired.place.person('seller'));
    watch = await watched(wired.place, { client: webMetricsPort });
    ({ ticketId } = await shop.open(20, 1000));
    buyer = await wired.place.person('buyer');
    frozenAt = performance.now();
    signal('expiration', 'SIGSTOP');
    for (let n = 0; n < holds; n += 1) await shop.reserve(buyer, ticketId);
  }, 90_000);
  afterAll(async () => {
    await watch?.stop();
    await wired?.stop();
    await post?.stop();
  });

  it('scrapes the web app as well, and says nothing yet of what is to come', async () => {
    await until('its target is up', async () => {
      const targets: { health: string; labels: { service: string } }[] = await watch.targets();
      return targets.some(({ health, labels }) => labels.service === 'client' && health === 'up');
    });
    await sleep(3000);
    const firing = (await watch.alerts()).filter(({ state }) => state === 'firing');
    // expiration does not answer
    expect(firing.filter(({ labels }) => !/^(Service|Target)Down$/.test(labels.alertname))).toEqual([]);
  }, 30_000);

  it('says that mails are given up', async () => {
    await post.becomes('refuses');
    await wired.place.person('nobody');
    await watch.fires('MailsGivenUp', 10_000);
  }, 30_000);

  it('says that pages are errors', async () => {
    const url = `${wired.place.url}/tickets/${ticketId}`;
    const visitors = Array.from({ length: 8 }, () => keep(100, async () => (await fetch(url)).text()));
    signal('tickets', 'SIGSTOP');
    try {
      await Promise.all([watch.fires('PagesBurnFast', 25_000), watch.fires('PagesBurnSlowly', 35_000)]);
    } finally {
      signal('tickets', 'SIGCONT');
      await Promise.all(visitors.map((leaves) => leaves()));
    }
  }, 60_000);

  it('says that Stripe fails, and that it is slow', async () => {
    const paying = keep(200, async () => {
      const { body } = await shop.reserve(buyer, ticketId);
      const payment = { orderId: body.id, token: 'pm_card_chargeDeclined' };
      await buyer.ask('POST', '/api/payments', payment);
    });
    try {
      wired.stripe.fault({ on: 'any', kind: 'down', times: Number.POSITIVE_INFINITY });
      await watch.fires('StripeFails', 20_000);
      wired.stripe.clearFaults();
      wired.stripe.fault({ on: 'any', kind: 'delay', ms: 3500, times: Number.POSITIVE_INFINITY });
      await watch.fires('StripeIsSlow', 40_000);
    } finally {
      wired.stripe.clearFaults();
      await paying();
    }
  }, 90_000);

  it('says that holds do not end, and then that they ended late', async () => {
    await watch.fires('HoldsDoNotEnd', 90_000, { since: frozenAt });
    signal('expiration', 'SIGCONT');
    await Promise.all([watch.fires('EndingBurnsFast', 20_000), watch.fires('EndingBurnsSlowly', 30_000)]);
  }, 120_000);

  it('says that the broker forgot what nobody had received', async () => {
    // a service announces its versions a minute after its start, and half a minute later it is too late for the events
    await watch.fires('EventsWereForgotten', 125_000, { since: forgottenAt });
  }, 130_000);
});
