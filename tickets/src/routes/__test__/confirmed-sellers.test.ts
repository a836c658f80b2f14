import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UserCreated, UserUpdated } from '@ticketing/common/contracts';
import { happen } from '@ticketing/common/testing';
import { startTickets, type TicketsTest } from '../../__test__/start-tickets.ts';

const listing = { title: 'Quartet', price: 20 };

describe('Where SELLERS_MUST_CONFIRM is true', () => {
  let test: TicketsTest;
  beforeAll(async () => {
    test = await startTickets({ SELLERS_MUST_CONFIRM: 'true' });
  });
  afterAll(() => test.stop());

  const userIs = async (id: string, version: number, emailConfirmed: boolean | undefined) => {
    const { emailConfirmed: _, ...sample } = UserCreated.sample;
    const data = { ...sample, id, version, ...(emailConfirmed === undefined ? {} : { emailConfirmed }) };
    const type = version === 0 ? 'user:created' : 'user:updated';
    const event = { id: `${type}/${id}/${version}`, type, version, at: new Date(), data };
    await test.bus.publish({ subject: type, id: event.id, body: JSON.stringify(event) });
    await test.bus.settled();
  };
  const list = (id: string) => test.as(id).post(listing);

  it('When the address is not confirmed, then nothing is listed; once it is, everything is', async () => {
    await userIs('anna', 0, false);
    const { status, body } = await list('anna');
    expect([status, body.errors[0].code]).toEqual([403, 'seller.unconfirmed']);
    await userIs('anna', 1, true);
    expect((await list('anna')).status).toBe(201);
    await userIs('anna', 0, false);
    expect((await list('anna')).status).toBe(201);
  });

  it('When the account is older than confirming, then it sells', async () => {
    await userIs('bert', 0, undefined);
    expect((await list('bert')).status).toBe(201);
  });

  it('When the account is not known here yet, then 503, to be asked again', async () => {
    const { status, body, headers } = await list('carl');
    expect([status, body.errors[0].code]).toEqual([503, 'resource.not-known-yet']);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  });

  it('When somebody has listed before, then they may correct it whatever their address is', async () => {
    await userIs('dora', 0, true);
    const { body } = await list('dora');
    await userIs('dora', 1, false);
    expect((await list('dora')).status).toBe(403);
    expect((await test.as('dora').put(body.id, { ...listing, title: 'Quintet' })).status).toBe(200);
  });
});

it('When the shop does not ask for it, then who has not confirmed sells', async () => {
  const test = await startTickets();
  await happen(test.bus, UserUpdated, { id: 'anna', version: 0, emailConfirmed: false });
  await test.bus.settled();
  expect((await test.as('anna').post(listing)).status).toBe(201);
  await test.stop();
});
