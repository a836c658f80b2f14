import {
  OrderCancelled,
  OrderCompleted,
  OrderCreated,
  type OrderData,
  SeatsDecided,
  TicketResizeRequested,
} from '@ticketing/common/events';
import { happen, type TestService } from '@ticketing/common/testing';

/** Answers on the bus as orders would, by the orders that this test has let happen. */
export const orders = ({ bus }: TestService) => {
  const known = new Map<string, OrderData>();
  let isAway = false;
  const on = (subject: string, handle: (data: never) => unknown) =>
    bus.subscribe({
      subject,
      group: 'orders-service',
      handle: async ({ body }) => {
        if (isAway) return { againInMs: 20 };
        await handle(JSON.parse(body).data as never);
        return 'done';
      },
    });
  for (const { type } of [OrderCreated, OrderCompleted, OrderCancelled]) {
    on(type, (data: OrderData) => known.set(data.id, data));
  }
  on(TicketResizeRequested.type, async ({ id, version, wanted }: TicketResizeRequested['data']) => {
    const live = [...known.values()].filter(
      ({ ticket, status }) => ticket.id === id && status !== 'cancelled',
    );
    const sum = (some: OrderData[]) => some.reduce((total, { quantity }) => total + quantity, 0);
    const [taken, unpaid] = [sum(live), sum(live.filter(({ status }) => status === 'created'))];
    const accepted = wanted === 'withdrawn' ? unpaid === 0 : wanted >= taken;
    const decision = { ticketId: id, ticketVersion: version, accepted, taken, unpaid };
    await happen(bus, SeatsDecided, { id: `seats-${id}`, version, ...decision });
  });
  return {
    leave: () => {
      isAway = true;
    },
    comeBack: () => {
      isAway = false;
    },
  };
};
