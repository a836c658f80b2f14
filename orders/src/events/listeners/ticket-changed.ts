import { TicketCreated, TicketResizeRequested, TicketUpdated } from '@ticketing/common/contracts';
import { listener } from '@ticketing/common/messaging';
import type { Ticket } from '../../domain/order.ts';
import type { Seats } from '../../models/seats-on-sale.ts';
import type { Tickets } from '../../models/tickets.ts';
import type { CancelledEvents } from '../../services/cancelled-events.ts';

interface Deps {
  tickets: Tickets;
  seats: Seats;
  cancelledEvents: CancelledEvents;
}

export const ticketChanged = ({ tickets, seats, cancelledEvents }: Deps) => {
  const keep = async (ticket: Ticket) => {
    await tickets.replicate(ticket);
    // after it: from now on whoever pays is found by `missedBy`, and whoever has paid by the run
    await cancelledEvents.noticed(ticket);
  };
  return [
    listener(TicketCreated, ({ data }) => keep(data)),
    listener(TicketUpdated, async ({ data }) => {
      await keep(data);
      await seats.keepUp(data.id);
    }),
  ];
};

/** Fewer seats, or none: only we know which are taken, and can keep others from being. */
export const ticketResizeRequested = ({ seats }: Pick<Deps, 'seats'>) =>
  listener(TicketResizeRequested, ({ data: { id, version, quantity, wanted } }) =>
    seats.resize({ ticketId: id, version, quantity, wanted }),
  );
