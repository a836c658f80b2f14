import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UserCreated } from '@ticketing/common/contracts';
import { happen } from '@ticketing/common/testing';
import { type EventNight, eventNight } from '../../../__test__/event-night.ts';
import { type OrdersTest, startOrders } from '../../../__test__/start-orders.ts';
import { guestList } from '../../../services/guest-list.ts';
import type { Guest } from '../../../services/guests.ts';

let test: OrdersTest;
let night: EventNight;
beforeAll(async () => {
  test = await startOrders();
  night = await eventNight(test);
});
afterAll(() => test.stop());

const named = async (name: string) => {
  const person = test.person();
  await happen(test.bus, UserCreated, { id: person.id, name });
  await test.bus.settled();
  return person;
};

type Row = { name: string; status: string; gate?: string; number: string };
const nextOf = (link = ''): string | undefined => /<\/api\/orders(.*?)>; rel="next"/.exec(link)?.[1];

describe('GET /api/orders/attendees', () => {
  it('When the seller looks, then they see who comes and who is in, a page at a time, and refunded ones no more', async () => {
    const robin = await night.sold(3, await named('Robin'));
    const kim = await night.sold(2, await named('Kim Berg'));
    const refunded = await night.sold(1);
    await night.seller.refund(refunded.id).expect(202);
    const [pass] = kim.list;
    await kim.buyer
      .post(`/${kim.id}/passes/${pass?.id}/transfer`, { email: 'a@example.com', name: 'Alex' })
      .expect(200);
    await night.scan(robin.list[0]?.code ?? '', { gate: 'B' }).expect(200);

    const rows: Row[] = [];
    let path: string | undefined = `/attendees?ticketId=${night.ticketId}&limit=2`;
    for (let pages = 0; path && pages < 9; pages++) {
      const { body, headers }: { body: Row[]; headers: { link?: string } } = await night.seller
        .get(path)
        .expect(200);
      rows.push(...body);
      path = nextOf(headers.link);
    }
    expect(rows.map(({ name, status, gate }) => [name, status, gate])).toEqual([
      ['Robin', 'admitted', 'B'],
      ['Robin', 'issued', undefined],
      ['Robin', 'issued', undefined],
      ['Alex', 'issued', undefined],
      ['Kim Berg', 'issued', undefined],
    ]);
    const search = async (words: string) =>
      (await night.seller.get(`/attendees?ticketId=${night.ticketId}&search=${words}`).expect(200)).body;
    expect(await search('berg')).toHaveLength(1);
    expect(await search('ALEX')).toHaveLength(1);
    expect(await search((rows[0]?.number ?? '').slice(0, 6).toLowerCase())).toHaveLength(3);
    expect(await search('nobody')).toEqual([]);
    for (const wrong of ['cursor=x', 'limit=0', `search=${'x'.repeat(81)}`])
      await night.seller.get(`/attendees?ticketId=${night.ticketId}&${wrong}`).expect(400);
  });
});

describe('GET /api/orders/attendees.csv', () => {
  it('When names are formulas, quotes or lines, then a spreadsheet takes them for text', async () => {
    const own = await eventNight(test);
    for (const name of ['=1+1', '+1', '-1', '@x', '\tx', 'Kim "K", jun.', 'Zoë'])
      await own.sold(1, await named(name));
    const { body, headers } = await own.seller
      .get(`/attendees.csv?ticketId=${own.ticketId}`)
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => done(null, Buffer.concat(parts).toString('utf8')));
      })
      .expect(200);
    expect(headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8', 'cache-control': 'no-store' });
    const lines = body.split('\r\n');
    expect(lines[0]).toBe('\uFEFFname,order,seat,status,admitted,gate');
    expect(lines.slice(1, -1).map((line: string) => line.split(/,(?=[A-Z0-9]{8},)/)[0])).toEqual([
      "'=1+1",
      "'+1",
      "'-1",
      "'@x",
      "'\tx",
      '"Kim ""K"", jun."',
      'Zoë',
    ]);
  });

  it('When there are 100,000, then it comes in parts, and nothing waits for all of them', async () => {
    let read = 0;
    async function* batches(): AsyncGenerator<Guest[]> {
      for (; read < 200; read++)
        yield Array.from({ length: 500 }, (_, n) => ({
          ...{ passId: 'pass', orderId: 'order', number: 'K7WQ2MXD', revision: 0, name: `Guest ${n}` },
          ...{ seat: read * 500 + n + 1, status: 'issued' as const },
        }));
    }
    let rows = -1;
    let largest = 0;
    for await (const part of guestList(batches())) {
      expect(read).toBeLessThanOrEqual(rows < 0 ? 0 : Math.ceil((rows + 501) / 500));
      rows += part.split('\r\n').length - 1;
      largest = Math.max(largest, part.length);
    }
    expect(rows).toBe(100_000);
    expect(largest).toBeLessThan(50_000);
  });
});
