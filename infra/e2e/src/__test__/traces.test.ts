import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  type CollectedSpan,
  startTraceCollector,
  type TraceCollector,
  until,
} from '@ticketing/common/testing';
import { findProgram } from '../harness/find-program.ts';
import { type Platform, platform } from '../harness/platform.ts';
import { type Address, publishTo } from '../harness/publish-to.ts';
import { shopOf } from '../harness/shop.ts';

jest.setTimeout(120_000);

const isThere = ['nats-streaming-server', 'redis-server'].every(findProgram);
const story = isThere ? it : it.skip;

let collector: TraceCollector;
let place: Platform;
let shop: ReturnType<typeof shopOf>;

beforeAll(async () => {
  if (!isThere) return;
  collector = await startTraceCollector();
  place = await platform({
    broker: 'nats-streaming-server',
    env: { ORDER_HOLD_SECONDS: '8', OTEL_EXPORTER_OTLP_ENDPOINT: collector.url },
  });
  shop = shopOf(place);
}, 60_000);
afterAll(async () => {
  await place?.stop();
  await collector?.stop();
});

/** By the rule that decision 117 gives. */
const traceOf = (orderId: string) => collector.trace(orderId + orderId.slice(16));
const said = ({ service, name }: CollectedSpan) => `${service} · ${name}`;

const complete = async (orderId: string, hops: string[]) => {
  const missing = () => {
    const there = new Set(traceOf(orderId).map(said));
    return hops.filter((hop) => !there.has(hop));
  };
  await until(`every hop is in the trace: ${hops}`, () => missing().length === 0, 30_000).catch(() => {});
  expect(missing()).toEqual([]);
  return traceOf(orderId);
};

const orphansOf = (spans: CollectedSpan[]) => {
  const ids = new Set(spans.map(({ id }) => id));
  return spans.filter(({ parentId }) => parentId && !ids.has(parentId)).map(said);
};

describe("a purchase's trace", () => {
  story(
    'When a buyer reserves, pays and gives back, then every hop is in one trace, and none is an orphan',
    async () => {
      const { seller, ticketId } = await shop.open(19.99, 1);
      const buyer = await place.person('buyer');
      const { body } = await shop.reserve(buyer, ticketId);
      expect((await shop.pay(buyer, body.id, 'pm_card_chargeDeclined')).status).toBe(400);
      expect((await shop.pay(buyer, body.id)).status).toBe(201);
      await shop.becomes(buyer, body.id, 'complete');
      expect((await seller.insist('POST', `/api/orders/${body.id}/refund`)).status).toBe(202);
      await shop.becomes(buyer, body.id, 'refunded');

      const spans = await complete(body.id, [
        'orders · POST /api/orders',
        'orders · insert orders',
        'orders · send order:created',
        'tickets · process order:created',
        'payments · receive order:created',
        'payments · process order:created',
        'expiration · process order:created',
        'expiration · arm deadline',
        'notifications · process order:created',
        'payments · POST /api/payments',
        'payments · stripe payment_intents.create',
        'payments · send payment:authorized',
        'orders · process payment:authorized',
        'orders · send order:completed',
        'payments · stripe payment_intents.capture',
        'notifications · send mail',
        'orders · POST /api/orders/:orderId/refund',
        'payments · stripe refunds.create',
        'orders · process payment:refunded',
        'orders · send order:refunded',
      ]);
      expect(orphansOf(spans)).toEqual([]);
      expect(spans.filter(({ parentId }) => !parentId).map(said)).toEqual(['orders · POST /api/orders']);
      const secrets = JSON.stringify(spans);
      for (const secret of [buyer.email, 'pm_card', 'cookie']) expect(secrets).not.toContain(secret);
    },
  );

  story('When nobody pays, then the end of the hold is in its trace, with how late it was', async () => {
    const { ticketId } = await shop.open(19.99, 1);
    const buyer = await place.person('buyer');
    const { body } = await shop.reserve(buyer, ticketId);
    // whoever reads an order past its deadline ends it: nobody does
    const spans = await complete(body.id, [
      'expiration · fire deadline',
      'expiration · send expiration:complete',
      'orders · process expiration:complete',
      'orders · send order:cancelled',
      'tickets · process order:cancelled',
    ]);
    expect(orphansOf(spans)).toEqual([]);
    const fired = spans.find(({ name }) => name === 'fire deadline');
    expect((fired?.endMs ?? 0) - (fired?.startMs ?? 0)).toBeLessThan(2000);
  });

  story('When a poison comes, then its dead letter is a span that says why', async () => {
    await publishTo(place.sources.broker as Address, [{ subject: 'order:created', body: '{' }]);
    await until('a service has parked it', () =>
      collector.spans.some(({ name, attributes, error }) =>
        Boolean(name === 'process order:created' && attributes['ticketing.outcome'] === 'parked' && error),
      ),
    );
  });

  story('When the services have worked a little, then each of them has sent spans', async () => {
    await fetch(`${place.url}/api/users/currentuser`);
    await until('all have', () => {
      const services = new Set(collector.spans.map(({ service }) => service));
      return Object.keys(place.services).every((name) => services.has(name));
    });
  });
});
