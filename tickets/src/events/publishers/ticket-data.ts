import { type Ticket, undated } from '../../domain/ticket.ts';

export const currency = 'eur';

export const toTicketData = ({ cancelled, withdrawal, ...ticket }: Ticket) => ({
  ...ticket,
  currency,
  startsAt: ticket.startsAt < undated ? ticket.startsAt.toISOString() : null,
  ...(cancelled ? { cancelled: { ...cancelled, at: cancelled.at.toISOString() } } : {}),
  ...(withdrawal ? { withdrawal: { ...withdrawal, at: withdrawal.at.toISOString() } } : {}),
});
