import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testKeys, until } from '@ticketing/common/testing';
import {
  type PaymentsTest,
  type Reserved,
  startPayments,
  stripeKeys,
} from '../../__test__/start-payments.ts';

const program = fileURLToPath(new URL('../../../dist/charges/cli.js', import.meta.url));

let test: PaymentsTest;
beforeAll(async () => {
  test = await startPayments();
});
afterAll(() => test.stop());

/** As in its pod. */
const cli = async (...words: string[]) => {
  const { MONGO_URI } = test.service.platform.config;
  const child = spawn(process.execPath, [program, ...words], {
    env: { PATH: process.env.PATH, ...testKeys, ...stripeKeys, MONGO_URI, STRIPE_API_URL: test.stripe.url },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk;
    });
  const [status] = await once(child, 'close');
  return { status, said };
};

const paid = async () => {
  const order = await test.reserved();
  await order.pay().expect(201);
  await order.becomes.complete();
  return order;
};
const forget = (collection: 'payments' | 'orders', { id }: Reserved) =>
  test.service.platform.db.collection(collection).deleteOne({ _id: id as never });
const records = () => test.service.platform.db.collection('payments');
const refunded = (order: Reserved) => order.charges().reduce((sum, one) => sum + one.amount_refunded, 0);

describe('charges without a record', () => {
  let kept: Reserved;
  let lost: Reserved;
  let open: Reserved;
  const since = new Date(Date.now() - 60_000).toISOString();

  beforeAll(async () => {
    kept = await paid();
    lost = await paid();
    open = await test.reserved();
    open.staysOpen();
    // the restored database is from before its buyer paid
    const paying = open.pay().then(() => {});
    await until('it is charged', () => open.charges().length === 1);
    await Promise.all([forget('payments', open), forget('payments', lost), forget('orders', lost)]);
    await paying;
  }, 30_000);

  it('When there is no --since, then it says how it is called', async () => {
    expect(await cli('--refund')).toMatchObject({ status: 2, said: expect.stringContaining('--since') });
  });

  it('When they are listed, then those with a record are not, and no money moves', async () => {
    const { status, said } = await cli('--since', since);
    expect([status, said]).toEqual([0, expect.stringMatching(new RegExp(`${lost.id}  unknown  19.99  eur`))]);
    expect(said).toContain(`${open.id}  created`);
    expect(said).not.toContain(kept.id);
    expect(refunded(lost)).toBe(0);
  });

  it('When they are given back, twice, then each once, and not that of an order that may still be paid', async () => {
    for (const _ of ['once', 'again']) {
      const { said } = await cli('--since', since, '--refund');
      expect(said).toMatch(new RegExp(`${lost.id} .* given back`));
      expect(said).toMatch(new RegExp(`${open.id} .* left as it is`));
    }
    expect([lost, kept, open].map(refunded)).toEqual([1999, 0, 0]);
  });

  it('When the order that may still be paid is paid again, then its old charge pays it', async () => {
    await Promise.all([
      open.pay().expect(201),
      (async () => {
        // a completed order is not payable any more: the payment has to be under way
        await until(
          'it is being paid',
          async () => (await records().countDocuments({ _id: open.id as never })) === 1,
        );
        await test.bus.settled();
        await open.becomes.complete();
      })(),
    ]);
    expect(open.intents()).toHaveLength(1);
    expect((await open.show()).body.status).toBe('captured');
  });
});
