import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unseal } from '@ticketing/common/base';
import { UserCreated } from '@ticketing/common/contracts';
import { happen, testKeys, until } from '@ticketing/common/testing';
import { type EventNight, eventNight, type ShownPass } from '../../../__test__/event-night.ts';
import { type OrdersTest, refusal, startOrders } from '../../../__test__/start-orders.ts';

let test: OrdersTest;
let night: EventNight;
beforeAll(async () => {
  test = await startOrders();
  night = await eventNight(test);
});
afterAll(() => test.stop());

const mailKey = Buffer.from(testKeys.MAIL_KEY, 'hex');
const openedBy = ({ id, version }: { id: string; version: number }, sealed: string, subject: string) =>
  JSON.parse(unseal([mailKey], `${subject}/${id}/${version}`, sealed));
const friend = { email: 'friend@example.com', name: 'Kim' };

describe('the passes of a paid order', () => {
  it('When it is paid, then its buyer has one a seat, and its event has their codes for notifications alone', async () => {
    const { id, list } = await night.sold(3);
    expect(list).toHaveLength(3);
    for (const pass of list)
      expect(pass).toMatchObject({
        status: 'issued',
        revision: 0,
        given: false,
        code: expect.stringMatching(/^TK1[A-Z2-7]{128}$/),
      });
    const [, completed] = test.published(id).slice(-2);
    expect(completed.type).toBe('order:completed');
    expect(completed.data.passes).toEqual(
      list.map(({ id, seat, revision, status }) => ({ id, seat, revision, status })),
    );
    expect(openedBy(completed.data, completed.data.sealedCodes, 'order:passes').passes).toEqual(
      list.map(({ id, seat, code, shortCode }) => ({ id, seat, code, shortCode })),
    );
    for (const { code, shortCode } of list)
      for (const secret of [code, shortCode]) expect(JSON.stringify(completed)).not.toContain(secret);
  });

  it('When it is unpaid, then there are none yet; when it is refunded, they are void and have no codes', async () => {
    const buyer = test.person();
    const { id } = await buyer.reserved(night.ticketId);
    expect((await buyer.get(`/${id}/passes`).expect(200)).body).toEqual([]);
    const paid = await night.sold(2);
    await night.seller.refund(paid.id).expect(202);
    const passes = await paid.passes();
    expect(passes.map(({ status }) => status)).toEqual(['void', 'void']);
    for (const pass of passes) expect(pass).not.toHaveProperty('code');
  });

  it('When somebody else asks for them, or for a pass that is none of theirs, then there is no such thing', async () => {
    const { id, pass, buyer } = await night.soldOne();
    const other = await night.soldOne();
    for (const person of [other.buyer, night.seller]) {
      await person.get(`/${id}/passes`).expect(404);
      await person.post(`/${id}/passes/${pass.id}/transfer`, friend).expect(404);
      await person.post(`/${id}/passes/${pass.id}/new-code`).expect(404);
    }
    await buyer.post(`/${id}/passes/${other.pass.id}/new-code`).expect(404);
    await test.request.get(`/api/orders/${id}/passes`).expect(401);
    expect(await other.passes()).toEqual(other.list);
  });

  it('When keys are asked for, then they are public and know every code', async () => {
    const { body } = await test.request.get('/api/orders/pass-keys').expect(200);
    expect(body.keys).toEqual([
      { kty: 'OKP', crv: 'Ed25519', x: expect.any(String), kid: expect.stringMatching(/^[0-9a-f]{4}$/) },
    ]);
  });
});

describe('giving a pass to a friend', () => {
  it('When it is given, then the friend is sent the new code, the buyer has none, and the old one is refused in words', async () => {
    const { id, pass, buyer, passes } = await night.soldOne();
    const { body } = await buyer.post(`/${id}/passes/${pass.id}/transfer`, friend).expect(200);
    expect(body).toMatchObject({ id: pass.id, revision: 1, given: true, holder: friend });
    expect(body).not.toHaveProperty('code');
    expect((await passes())[0]).toEqual(body);

    await test.bus.settled();
    const [updated, transferred] = test.published(id).slice(-2);
    expect([updated.type, transferred.type]).toEqual(['order:updated', 'order:pass-transferred']);
    expect(updated.data).toMatchObject({ status: 'complete', version: transferred.data.version });
    expect(updated.data).not.toHaveProperty('sealedCodes');
    expect(transferred.data).toMatchObject({ passId: pass.id, seat: pass.seat, userId: buyer.id });
    const sent = openedBy(transferred.data, transferred.data.sealed, 'order:pass-transferred');
    expect(sent).toMatchObject(friend);
    for (const event of [updated, transferred]) expect(JSON.stringify(event)).not.toContain(friend.email);

    const old = await test.request.get(`/api/orders/passes/${pass.code}`).expect(404);
    expect(old.body).toEqual(refusal('A newer code has replaced this one', 'pass.replaced'));
    expect((await night.scan(pass.code).expect(200)).body).toEqual({ result: 'replaced' });
    expect((await night.scan(pass.shortCode).expect(200)).body).toEqual({ result: 'replaced' });
    const shown = await test.request.get(`/api/orders/passes/${sent.code}`).expect(200);
    expect(shown.body).toMatchObject({ holder: 'Kim', seat: pass.seat, status: 'issued', code: sent.code });
    expect((await night.scan(sent.code).expect(200)).body).toMatchObject({
      result: 'welcome',
      pass: { name: 'Kim' },
    });
  });

  it('When its buyer wants a new code for it, then it is theirs again, and the friend has nothing', async () => {
    const { id, pass, buyer } = await night.soldOne();
    await buyer.post(`/${id}/passes/${pass.id}/transfer`, friend).expect(200);
    await test.bus.settled();
    const { data } = test.published(id).at(-1);
    const { code } = openedBy(data, data.sealed, 'order:pass-transferred');
    const { body } = await buyer.post(`/${id}/passes/${pass.id}/new-code`).expect(200);
    expect(body).toMatchObject({ revision: 2, given: false });
    expect(body).not.toHaveProperty('holder');
    expect((await night.scan(code).expect(200)).body.result).toBe('replaced');
    expect((await night.scan(body.code).expect(200)).body.result).toBe('welcome');
  });

  it('When it is given to oneself by another spelling, then it is only named, and nobody is sent anything', async () => {
    const { id, pass, buyer } = await night.soldOne();
    const { body } = await buyer
      .post(`/${id}/passes/${pass.id}/transfer`, { email: 'BUYER@example.com', name: 'Kim' })
      .expect(200);
    expect(body).toMatchObject({ given: false, holder: { name: 'Kim' }, code: expect.any(String) });
    await test.bus.settled();
    expect(test.published(id).map(({ type }) => type)).not.toContain('order:pass-transferred');
  });

  it('When it has been used or is void, or the address is none, then it is refused', async () => {
    const { id, pass, buyer } = await night.soldOne();
    const give = (body: object = friend) => buyer.post(`/${id}/passes/${pass.id}/transfer`, body);
    for (const wrong of [
      {},
      { email: 'nobody' },
      { email: { $gt: '' } },
      { ...friend, name: 'x'.repeat(81) },
    ])
      await give(wrong).expect(400);
    await night.scan(pass.code).expect(200);
    const used = refusal('The pass has been used already', 'pass.admitted');
    await give().expect(400, used);
    await buyer.post(`/${id}/passes/${pass.id}/new-code`).expect(400, used);
    await night.seller.post(`/${id}/refund`, { admitted: true }).expect(202);
    await give().expect(400, refusal('The pass is void', 'pass.void'));
  });

  it('When a new code is asked for again under one key, then no code is kept with the answer', async () => {
    const { id, pass, buyer } = await night.soldOne();
    const ask = () =>
      buyer.post(`/${id}/passes/${pass.id}/new-code`, {}, { 'Idempotency-Key': 'lost-phone' });
    const codes = [(await ask().expect(200)).body.code, (await ask().expect(200)).body.code];
    const kept = await test.service.platform.db.collection('idempotency').find({}).toArray();
    for (const code of codes) expect(JSON.stringify(kept)).not.toContain(code);
    expect((await night.scan(codes[1]).expect(200)).body.result).toBe('welcome');
  });
});

describe('whoever has a code', () => {
  it('When it is shown, then it is the event as it is now; anything else is not found', async () => {
    const own = await eventNight(test);
    const { pass } = await own.soldOne();
    await test.edited(own.ticketId, 1, { userId: own.seller.id, quantity: 1000, venue: 'New hall' });
    const { body, headers } = await test.request.get(`/api/orders/passes/${pass.code}`).expect(200);
    expect(body).toMatchObject({ venue: 'New hall', seat: pass.seat, shortCode: pass.shortCode });
    expect(headers['cache-control']).toBe('no-store');
    for (const wrong of [pass.shortCode, pass.code.toLowerCase(), `${pass.code}A`, 'TK1', 'x'])
      await test.request.get(`/api/orders/passes/${wrong}`).expect(404);
  });
});

it('When an order was paid before there were passes, then it gets them as the service starts', async () => {
  const { id, list } = await night.sold(2);
  const orders = test.service.platform.db.collection('orders');
  await orders.updateOne({ _id: id as never }, { $unset: { passes: '', paidVersion: '' } });
  const [order] = await test.stored({ _id: id });
  const { MONGO_URI } = test.service.platform.config;
  const next = await startOrders({ MONGO_URI });
  let passes: ShownPass[] = [];
  const buyer = test.person(order?.userId);
  const found = async () => {
    passes = (await buyer.get(`/${id}/passes`).expect(200)).body;
    return passes.length > 0;
  };
  await until('the passes are there', found);
  await next.service.stop();
  expect(passes.map(({ seat, status }) => [seat, status])).toEqual(
    list.map(({ seat, status }) => [seat, status]),
  );
  // to a broker that it does not know, it may publish again what there was before
  expect(next.published(id).map(({ id }) => id)).toContain(
    `order:updated/${id}/${(order?.version ?? 0) + 1}`,
  );
});

describe('files', () => {
  it('When passes are printed, then there is a page for each that was not given away, in the language asked for', async () => {
    const { id, list, buyer } = await night.sold(3);
    await buyer.post(`/${id}/passes/${list[0]?.id}/transfer`, friend).expect(200);
    const { body, headers } = await buyer.get(`/${id}/passes.pdf?language=de`).buffer(true).expect(200);
    expect(headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'no-store' });
    expect(body.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(2);
    await buyer.get(`/${id}/passes.pdf?language=xx`).expect(400);
    await night.seller.get(`/${id}/passes.pdf`).expect(404);
    const unpaid = await buyer.reserved(night.ticketId);
    await buyer.get(`/${unpaid.id}/passes.pdf`).expect(404);
    await test.request.get(`/api/orders/passes/${list[0]?.code}/pass.pdf`).expect(404);
    const one = await test.request.get(`/api/orders/passes/${list[1]?.code}/pass.pdf`).expect(200);
    expect(one.headers['content-type']).toBe('application/pdf');
    await night.seller.refund(id).expect(202);
    await test.request.get(`/api/orders/passes/${list[1]?.code}/pass.pdf`).expect(404);
  });

  it('When the event is put into a calendar, then it is as the listing says now; without a date there is none', async () => {
    const own = await eventNight(test);
    const { id, buyer } = await own.soldOne();
    const { text, headers } = await buyer.get(`/${id}/event.ics`).buffer(true).expect(200);
    expect(headers['content-type']).toContain('text/calendar');
    expect(text).toContain(`UID:${id}@`);
    expect(text).toContain('DTSTART;TZID=');
    await own.seller.get(`/${id}/event.ics`).expect(404);
    await test.edited(own.ticketId, 1, { userId: own.seller.id, startsAt: null });
    await buyer.get(`/${id}/event.ics`).expect(404);
  });
});

it('When somebody is let in, then the door knows the buyer by name', async () => {
  const buyer = test.person();
  await happen(test.bus, UserCreated, { id: buyer.id, name: 'Robin' });
  await test.bus.settled();
  const { list } = await night.sold(2, buyer);
  const { body } = await night.scan(list[1]?.code ?? '', { gate: 'A' }).expect(200);
  expect(body).toEqual({
    result: 'welcome',
    pass: {
      id: list[1]?.id,
      seat: list[1]?.seat,
      name: 'Robin',
      number: expect.any(String),
      place: 2,
      of: 2,
    },
  });
});
