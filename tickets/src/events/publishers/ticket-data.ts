import { type Ticket, undated } from '../../domain/ticket.ts';

export const currency = 'eur';

export const toTicketData = (ticket: Ticket) => ({
  ...ticket,
  currency,
  startsAt: ticket.startsAt < undated ? ticket.startsAt.toISOString() : null,
});
