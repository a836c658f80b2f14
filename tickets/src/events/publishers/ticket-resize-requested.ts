import { TicketResizeRequested } from '@ticketing/common/contracts';
import { publisher } from '@ticketing/common/messaging';
import type { Ticket } from '../../domain/ticket.ts';
import { toTicketData } from './ticket-data.ts';

export const ticketResizeRequested = publisher(TicketResizeRequested, (ticket: Ticket) => ({
  ...toTicketData(ticket),
  wanted: wantedOf(ticket),
}));

const wantedOf = ({ resizeRequest, quantity }: Ticket): number | 'withdrawn' =>
  resizeRequest?.change === 'withdraw' ? 'withdrawn' : (resizeRequest?.change.quantity ?? quantity);
