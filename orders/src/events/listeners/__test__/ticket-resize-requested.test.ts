import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SeatsDecided, TicketResizeRequested } from '@ticketing/common/contracts';
import { happen } from '@ticketing/common/testing';
import { type OrdersTest, refusal, startOrders } from '../../../__test__/start-orders.ts';

let test: OrdersTest;
beforeAll(async () => {
  test = await startOrders();
});
afterAll(() => test.stop());

const requestResize = async (id: string, version: number, wanted: number | 'withdrawn', quantity = 5) => {
  await happen(test.bus, TicketResizeRequested, { id, version, quantity, wanted });
  await test.bus.settled();
};
const decisions = (ticketId: string) =>
  test.bus.published
    .filter(({ subject }) => subject === SeatsDecided.type)
    .map(({ body }) => JSON.parse(body).data)
    .filter((data) => data.ticketId === ticketId)
    .map(({ ticketVersion, accepted, taken, unpaid }) => ({ ticketVersion, accepted, taken, unpaid }));
const buyAll = async (ticketId: string) => {
  let bought = 0;
  for (;;) {
    const { status } = await test.person().order(ticketId);
    if (status !== 201) return bought;
    bought += 1;
  }
};

describe('ticket:resize-requested', () => {
  it('When fewer are wanted than were free, then so many are out of sale (applies)', async () => {
    const ticketId = await test.listed({ quantity: 5 });
    await test.person().reserved(ticketId);
    await requestResize(ticketId, 1, 3);
    expect(decisions(ticketId)).toEqual([{ ticketVersion: 1, accepted: true, taken: 1, unpaid: 1 }]);
    expect(await buyAll(ticketId)).toBe(2);
  });

  it('When more are taken than are wanted, then it says so, and nothing changes', async () => {
    const ticketId = await test.listed({ quantity: 5 });
    await test.person().reserved(ticketId, 4);
    await requestResize(ticketId, 1, 3);
    expect(decisions(ticketId)).toEqual([{ ticketVersion: 1, accepted: false, taken: 4, unpaid: 4 }]);
    expect(await buyAll(ticketId)).toBe(1);
  });

  it('When holds are overdue, then they are ended first', async () => {
    const ticketId = await test.listed({ quantity: 5, maxPerOrder: 5 });
    await test.person().reserved(ticketId, 5);
    test.clock.advance(901);
    await requestResize(ticketId, 1, 2);
    expect(decisions(ticketId)).toEqual([{ ticketVersion: 1, accepted: true, taken: 0, unpaid: 0 }]);
    expect(await buyAll(ticketId)).toBe(2);
  });

  it('When it is to be withdrawn, then nobody can buy from that moment; with an unpaid order it is refused', async () => {
    const free = await test.listed({ quantity: 5 });
    await requestResize(free, 1, 'withdrawn');
    await test.person().order(free).expect(400, refusal('Ticket is already reserved', 'ticket.reserved'));
    const held = await test.listed({ quantity: 5 });
    await test.person().reserved(held);
    await requestResize(held, 1, 'withdrawn');
    expect(decisions(held)).toEqual([{ ticketVersion: 1, accepted: false, taken: 1, unpaid: 1 }]);
  });

  it('When it comes twice, then it is decided once (duplicate)', async () => {
    const ticketId = await test.listed({ quantity: 5 });
    for (let times = 0; times < 3; times++) await requestResize(ticketId, 1, 3);
    expect(decisions(ticketId)).toHaveLength(1);
  });

  it('When an edit that took it back was faster, then the seats are as in the edit (out of order)', async () => {
    const ticketId = await test.listed({ quantity: 5 });
    await test.edited(ticketId, 2, { quantity: 5 });
    await requestResize(ticketId, 1, 3);
    expect(await buyAll(ticketId)).toBe(5);

    const later = await test.listed({ quantity: 5 });
    await requestResize(later, 1, 'withdrawn');
    await test.edited(later, 2, { quantity: 6 });
    await requestResize(later, 1, 'withdrawn');
    expect(await buyAll(later)).toBe(6);
  });

  it('When what comes is no such event, then it is parked and the next is served (poison)', async () => {
    const ticketId = await test.listed({ quantity: 5 });
    await test.bus.publish({ subject: 'ticket:resize-requested', id: 'poison', body: '{' });
    await requestResize(ticketId, 1, 3);
    expect(decisions(ticketId)).toHaveLength(1);
    expect(await test.bus.history('dlq.orders')).toHaveLength(1);
  });
});

it('When fifty buy while a listing of ten shrinks to four and grows again, then never more are taken than it says', async () => {
  for (let round = 0; round < 10; round++) {
    const ticketId = await test.listed({ quantity: 10 });
    const buyers = Array.from({ length: 50 }, () => test.person());
    const buying = Promise.all(buyers.map(async (buyer) => (await buyer.order(ticketId)).status));
    await requestResize(ticketId, 1, 4, 10);
    const statuses = await buying;
    const sold = statuses.filter((status) => status === 201).length;
    const [decision] = decisions(ticketId);
    expect(sold).toBe(decision?.accepted ? 4 : 10);
    expect(new Set(statuses)).toEqual(new Set([201, 400]));
    await test.edited(ticketId, 2, { quantity: 12 });
    expect(sold + (await buyAll(ticketId))).toBe(12);
  }
});
