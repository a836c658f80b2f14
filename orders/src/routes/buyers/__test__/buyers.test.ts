import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PaymentRefunded, UserCreated } from '@ticketing/common/contracts';
import { happen } from '@ticketing/common/testing';
import { type EventNight, eventNight } from '../../../__test__/event-night.ts';
import { type OrdersTest, startOrders } from '../../../__test__/start-orders.ts';

let test: OrdersTest;
let night: EventNight;
beforeAll(async () => {
  test = await startOrders();
  night = await eventNight(test, { priceCents: 1999 });
});
afterAll(() => test.stop());

const named = async (name: string) => {
  const person = test.person();
  await happen(test.bus, UserCreated, { id: person.id, name });
  await test.bus.settled();
  return person;
};

type Row = { name: string; number: string; orderId: string };

describe('GET /api/orders/buyers', () => {
  it('When the seller looks, then they see who paid, newest first, in pages, and find them by name or number', async () => {
    const zoe = await night.sold(3, await named('Zoë Weiß'));
    const kim = await night.sold(2, await named('Kim van Berg'));
    const nameless = await night.sold(1);
    await test.person().reserved(night.ticketId);
    await night.scan(zoe.list[0]?.code ?? '').expect(200);
    await night.seller.refund(kim.id).expect(202);
    await happen(test.bus, PaymentRefunded, { id: 'p', orderId: kim.id, version: 9 });
    await test.bus.settled();

    const rows: Row[] = [];
    let path: string | undefined = `/buyers?ticketId=${night.ticketId}&limit=2`;
    while (path) {
      const { body, headers }: { body: Row[]; headers: { link?: string } } = await night.seller
        .get(path)
        .expect(200);
      rows.push(...body);
      path = /<\/api\/orders(.*?)>; rel="next"/.exec(headers.link ?? '')?.[1];
    }
    expect(rows).toMatchObject([
      { orderId: nameless.id, name: '', status: 'complete', admitted: 0 },
      { orderId: kim.id, name: 'Kim van Berg', status: 'refunded', quantity: 2, admitted: 0 },
      { orderId: zoe.id, name: 'Zoë Weiß', status: 'complete', total: 59.97, currency: 'eur', admitted: 1 },
    ]);
    const search = async (words: string): Promise<Row[]> =>
      (
        await night.seller
          .get(`/buyers?ticketId=${night.ticketId}&search=${encodeURIComponent(words)}`)
          .expect(200)
      ).body;
    const idsOf = async (words: string) => (await search(words)).map(({ orderId }) => orderId);
    expect(await idsOf('zoe weiss')).toEqual([zoe.id]);
    expect(await idsOf('BERG kim')).toEqual([kim.id]);
    expect(await idsOf('erg')).toEqual([]);
    expect(await idsOf('.*')).toEqual([]);
    expect(await idsOf((rows[0]?.number ?? '').slice(0, 6).toLowerCase())).toEqual([nameless.id]);
    for (const wrong of ['limit=0', `search=${'x'.repeat(81)}`])
      await night.seller.get(`/buyers?ticketId=${night.ticketId}&${wrong}`).expect(400);
    await test.person().get(`/buyers?ticketId=${night.ticketId}`).expect(403);
    await night.seller.get('/buyers?ticketId=unknown').expect(404);
  });
});

describe('GET /api/orders/buyers.csv', () => {
  it('When a name is a formula, then a spreadsheet takes it for text', async () => {
    const own = await eventNight(test, { priceCents: 1250 });
    await own.sold(2, await named('=1+1'));
    await own.sold(1, await named('Kim "K", jun.'));
    const { text, headers } = await own.seller
      .get(`/buyers.csv?ticketId=${own.ticketId}`)
      .buffer(true)
      .expect(200);
    expect(headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8', 'cache-control': 'no-store' });
    const lines = text.split('\r\n');
    expect(lines[0]).toBe('\uFEFFname,order,quantity,total,currency,status,at,admitted');
    expect(lines[1]).toMatch(/^"Kim ""K"", jun.",[A-Z0-9]{8},1,12\.50,eur,complete,\d{4}-.*Z,0$/);
    expect(lines[2]).toMatch(/^'=1\+1,[A-Z0-9]{8},2,25\.00,/);
    await test.person().get(`/buyers.csv?ticketId=${own.ticketId}`).expect(403);
  });
});
