import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EventNight, eventNight, type ShownPass } from '../../../__test__/event-night.ts';
import { type OrdersTest, refusal, startOrders } from '../../../__test__/start-orders.ts';

let test: OrdersTest;
let night: EventNight;
beforeAll(async () => {
  test = await startOrders();
  night = await eventNight(test);
});
afterAll(() => test.stop());

const inSeconds = (seconds: number) => new Date(test.clock().getTime() + seconds * 1000).toISOString();

describe('POST /api/orders/check-ins', () => {
  it('When a pass is scanned and scanned again, then welcome, and then when and where that was', async () => {
    const { id, pass } = await night.soldOne();
    expect((await night.scan(pass.code, { gate: 'B' }).expect(200)).body.result).toBe('welcome');
    const { body } = await night.scan(pass.shortCode.toLowerCase(), { gate: 'A' }).expect(200);
    expect(body).toMatchObject({ result: 'already', gate: 'B', at: expect.any(String) });
    await test.bus.settled();
    const { type, data } = test.published(id).at(-1);
    expect([type, data.status, data.passes[0].status]).toEqual(['order:updated', 'complete', 'admitted']);
  });

  it('When it is void, of another event, or nothing of ours, then the answer says which', async () => {
    const refunded = await night.soldOne();
    await night.seller.refund(refunded.id).expect(202);
    expect((await night.scan(refunded.pass.code).expect(200)).body).toMatchObject({ result: 'void' });
    const tomorrow = await eventNight(test, { title: 'Tomorrow', startsAt: '2030-06-02T18:00:00.000Z' });
    const other = await tomorrow.soldOne();
    expect((await night.scan(other.pass.code).expect(200)).body).toEqual({
      result: 'other-event',
      event: { title: 'Tomorrow', startsAt: '2030-06-02T18:00:00.000Z' },
    });
    const [number] = other.pass.shortCode.split('-');
    for (const code of [
      'hello',
      'TK1',
      `${other.pass.code.slice(0, -1)}A7`,
      `${number}-1-AAAA`,
      `${number}-999999-AAAA`,
    ])
      expect((await night.scan(code).expect(200)).body).toEqual({ result: 'unknown' });
    expect((await other.passes())[0]?.status).toBe('issued');
  });

  it('When what is sent is hostile, then 400', async () => {
    const { ticketId } = night;
    for (const body of [
      {},
      { ticketId },
      { ticketId, code: '' },
      { ticketId, code: 'x'.repeat(301) },
      { ticketId, code: { $gt: '' } },
      { ticketId: { $ne: 1 }, code: 'x' },
      { ticketId, code: 'x', gate: 'x'.repeat(41) },
    ])
      await night.seller.post('/check-ins', body).expect(400);
    await night.settle([{ code: 'x', at: 'now' }]).expect(400);
    await night.settle([{ code: 'x', at: inSeconds(0), gate: { $gt: '' } }]).expect(400);
    await night.settle(Array.from({ length: 201 }, () => ({ code: 'x', at: inSeconds(0) }))).expect(400);
  });

  it('When it was a mistake, then it is undone within a minute, and not later', async () => {
    const { pass, passes } = await night.soldOne();
    await night.undo(pass.id).expect(400, refusal('The pass is not admitted', 'pass.not-admitted'));
    await night.scan(pass.code).expect(200);
    expect((await night.undo(pass.id).expect(200)).body).toEqual({
      id: pass.id,
      seat: pass.seat,
      status: 'issued',
    });
    expect((await passes())[0]).toEqual(pass);
    expect((await night.scan(pass.code).expect(200)).body.result).toBe('welcome');
    test.clock.advance(61);
    await night
      .undo(pass.id)
      .expect(400, refusal('An admission can be undone within a minute', 'pass.undo-late'));
    await night.undo('665000000000000000000099').expect(404);
  });
});

describe('who may', () => {
  it('When somebody is neither the seller nor has a link, then 401, 403 or 404', async () => {
    const { pass } = await night.soldOne();
    const { ticketId } = night;
    const stranger = test.person();
    const body = { ticketId, code: pass.code };
    const none = '665000000000000000000098';
    await stranger.post('/check-ins', body).expect(403, refusal('Forbidden', 'ticket.not-yours'));
    await test.request.post('/api/orders/check-ins').send(body).expect(401);
    await stranger.post('/check-ins/undo', { ticketId, passId: pass.id }).expect(403);
    await stranger.post('/check-ins/settle', { ticketId, admissions: [] }).expect(403);
    for (const path of ['check-ins', 'door', 'doors', 'attendees', 'attendees.csv']) {
      await stranger.get(`/${path}?ticketId=${ticketId}`).expect(403);
      await test.request.get(`/api/orders/${path}?ticketId=${ticketId}`).expect(401);
      await night.seller.get(`/${path}?ticketId=${none}`).expect(404);
      await night.seller.get(`/${path}`).expect(400);
    }
    await stranger.post('/doors', { ticketId, name: 'Mine' }).expect(403);
    const { id } = await night.opened();
    await stranger.delete(`/doors/${id}`).expect(403);
    const other = await eventNight(test);
    await other.undo(pass.id).expect(404);
  });

  it('When a helper has a link, then it admits to this listing, and nothing else, until it is ended', async () => {
    const { pass } = await night.soldOne();
    const { ticketId } = night;
    const { id, token } = await night.opened('Side door');
    const admitted = await night.withToken(token, { ticketId, code: pass.code }).expect(200);
    expect(admitted.body.result).toBe('welcome');
    const again = await night.withToken(token, { ticketId, code: pass.code }).expect(200);
    expect(again.body).toMatchObject({ result: 'already', gate: 'Side door' });
    await night.withToken(token, { ticketId, passId: pass.id }, '/check-ins/undo').expect(200);
    const asHelper = (path: string) => test.request.get(`/api/orders/${path}`).set('X-Door-Token', token);
    await asHelper(`check-ins?ticketId=${ticketId}`).expect(200);
    await asHelper(`door?ticketId=${ticketId}`).expect(200);
    for (const path of ['attendees', 'attendees.csv', 'doors'])
      await asHelper(`${path}?ticketId=${ticketId}`).expect(401);

    const other = await eventNight(test);
    const elsewhere = await night.withToken(token, { ticketId: other.ticketId, code: pass.code }).expect(403);
    expect(elsewhere.body).toEqual(refusal('This link is for another event', 'door.other-listing'));
    await night.seller.get(`/doors?ticketId=${ticketId}`).expect(200);
    const stored = await test.service.platform.db.collection('doors').find({}).toArray();
    expect(JSON.stringify(stored)).not.toContain(token);

    await night.seller.delete(`/doors/${id}`).expect(204);
    await night.seller.delete(`/doors/${id}`).expect(404);
    const ended = await night.withToken(token, { ticketId, code: pass.code }).expect(401);
    expect(ended.body).toEqual(refusal('This link is not valid any more', 'door.ended'));
    await night.withToken('', { ticketId, code: pass.code }).expect(401);
  });

  it('When a link is made again under one key, then it is one link, with a token that is not kept', async () => {
    const own = await eventNight(test);
    const { ticketId } = own;
    const make = () =>
      own.seller.post('/doors', { ticketId, name: 'A' }, { 'Idempotency-Key': 'door-a' }).expect(201);
    const [first, second] = [(await make()).body, (await make()).body];
    expect(second.id).toBe(first.id);
    const { body } = await own.seller.get(`/doors?ticketId=${ticketId}`).expect(200);
    expect(body).toEqual([{ id: first.id, ticketId, name: 'A' }]);
    await own.withToken(second.token, { ticketId, code: 'x' }).expect(200);
  });

  it('When there are fifty links, then there is no other', async () => {
    const own = await eventNight(test);
    for (let made = 0; made < 50; made++) await own.opened(`Gate ${made}`);
    await own.seller.post('/doors', { ticketId: own.ticketId, name: 'One more' }).expect(400);
  });
});

describe('doors without a connection', () => {
  it('When two let one pass in, then the first to settle stands, and the other is kept and answered as a conflict', async () => {
    const own = await eventNight(test);
    const { list } = await own.sold(3);
    const [one, two, three] = list as [ShownPass, ShownPass, ShownPass];
    const at = inSeconds(-30);
    const later = inSeconds(-10);
    const atA = { code: one.code, at, gate: 'A' };
    const atB = { code: one.code, at: later, gate: 'B' };
    const first = await own.settle([atA, { code: two.code, at, gate: 'A' }]).expect(200);
    expect(first.body).toEqual([{ result: 'welcome' }, { result: 'welcome' }]);
    const conflict = { result: 'conflict', first: { at, gate: 'A' } };
    expect((await own.settle([atB, atB, atA]).expect(200)).body).toEqual([
      conflict,
      conflict,
      { result: 'welcome' },
    ]);
    // the answer was lost, and the door sends all of it once more
    expect((await own.settle([atB]).expect(200)).body).toEqual([conflict]);
    const both = [
      { code: three.code, at, gate: 'C' },
      { code: three.code, at: later, gate: 'C' },
    ];
    expect((await own.settle(both).expect(200)).body.map(({ result }: { result: string }) => result)).toEqual(
      ['welcome', 'conflict'],
    );
    expect(await own.counts()).toMatchObject({ in: 3, of: 3, conflicts: 2 });
    expect((await own.scan(one.code).expect(200)).body).toMatchObject({ result: 'already', at, gate: 'A' });
  });

  it('When what it let in is refunded, replaced, of another event or none, then each is said', async () => {
    const own = await eventNight(test);
    const refunded = await own.soldOne();
    await own.seller.refund(refunded.id).expect(202);
    const replaced = await own.soldOne();
    await replaced.buyer.post(`/${replaced.id}/passes/${replaced.pass.id}/new-code`).expect(200);
    const elsewhere = await night.soldOne();
    const codes = [refunded.pass.code, replaced.pass.code, elsewhere.pass.code, 'none'];
    const { body } = await own.settle(codes.map((code) => ({ code, at: inSeconds(0) }))).expect(200);
    expect(body).toEqual(['void', 'replaced', 'other-event', 'unknown'].map((result) => ({ result })));
  });

  it('When it asks for all that it needs, then it has keys and every pass, void ones too, and no code', async () => {
    const own = await eventNight(test);
    const { list } = await own.sold(2);
    const refunded = await own.soldOne();
    await own.seller.refund(refunded.id).expect(202);
    const { body, text } = await own.seller.get(`/door?ticketId=${own.ticketId}`).expect(200);
    expect(body.keys.keys).toHaveLength(1);
    expect(body.ticket).toMatchObject({ id: own.ticketId });
    expect(body.passes.map(({ id, status }: ShownPass) => [id, status])).toEqual([
      ...list.map(({ id }) => [id, 'issued']),
      [refunded.pass.id, 'void'],
    ]);
    for (const { code, shortCode } of list)
      for (const secret of [code, shortCode]) expect(text).not.toContain(secret);
  });
});

describe('GET /api/orders/check-ins', () => {
  it('When people come in, then it counts them, and names those who came last', async () => {
    const own = await eventNight(test);
    expect(await own.counts()).toEqual({ in: 0, of: 0, conflicts: 0, recent: [] });
    const { list } = await own.sold(25);
    const codes = list.map(({ code }) => code);
    for (const code of codes.slice(0, 22)) {
      await own.scan(code, { gate: 'A' }).expect(200);
      test.clock.advance(1);
    }
    const { recent, ...counts } = await own.counts();
    expect(counts).toEqual({ in: 22, of: 25, conflicts: 0 });
    expect(recent).toHaveLength(20);
    expect(recent[0]).toMatchObject({ gate: 'A', seat: list[21]?.seat, name: '' });
  });
});

describe('a refund of somebody who is inside', () => {
  it('When it is asked for, then 409, unless the seller says that this is known', async () => {
    const { id, pass } = await night.soldOne();
    await night.scan(pass.code).expect(200);
    const { body } = await night.seller.refund(id).expect(409);
    expect(body).toEqual(refusal('Somebody of this order has been let in already', 'order.admitted'));
    await night.seller.post(`/${id}/refund`, { admitted: 'yes' }).expect(400);
    await night.seller.post(`/${id}/refund`, { admitted: true }).expect(202);
    await night.seller.refund(id).expect(202);
  });
});
