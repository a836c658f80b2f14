import { TicketCreated, TicketResizeRequested, TicketUpdated } from '@ticketing/common/contracts';
import { listener } from '@ticketing/common/messaging';
import type { Seats } from '../../models/seats-on-sale.ts';
import type { Tickets } from '../../models/tickets.ts';

interface Deps {
  tickets: Tickets;
  seats: Seats;
}

export const ticketChanged = ({ tickets, seats }: Deps) => [
  listener(TicketCreated, ({ data }) => tickets.replicate(data)),
  listener(TicketUpdated, async ({ data }) => {
    await tickets.replicate(data);
    await seats.keepUp(data.id);
  }),
];

/** Fewer seats, or none: only we know which are taken, and can keep others from being. */
export const ticketResizeRequested = ({ seats }: Deps) =>
  listener(TicketResizeRequested, ({ data: { id, version, quantity, wanted } }) =>
    seats.resize({ ticketId: id, version, quantity, wanted }),
  );
