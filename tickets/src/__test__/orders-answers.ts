import {
  type EventDefinition,
  OrderCancelled,
  OrderCompleted,
  OrderCreated,
  type OrderData,
  SeatsDecided,
  TicketResizeRequested,
} from '@ticketing/common/contracts';
import { happen, type TestService } from '@ticketing/common/testing';

/** Answers on the bus as orders would, by the orders that this test has let happen. */
export const orders = ({ bus }: TestService) => {
  const known = new Map<string, OrderData>();
  let isUnavailable = false;
  const on = (definition: EventDefinition, handle: (data: never) => unknown) =>
    bus.subscribe({
      subject: definition.type,
      group: 'orders-service',
      handle: async ({ body }) => {
        if (isUnavailable) return { againInMs: 20 };
        const event = definition.envelope.safeParse(parsed(body));
        if (event.success) await handle(event.data.data as never);
        return 'done';
      },
    });
  for (const event of [OrderCreated, OrderCompleted, OrderCancelled]) {
    on(event, (data: OrderData) => known.set(data.id, data));
  }
  on(TicketResizeRequested, async ({ id, version, wanted }: TicketResizeRequested['data']) => {
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
      isUnavailable = true;
    },
    comeBack: () => {
      isUnavailable = false;
    },
  };
};

/** Poison is for the listeners of tickets. */
const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};
