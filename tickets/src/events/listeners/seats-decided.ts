import { SeatsDecided } from '@ticketing/common/contracts';
import { listener } from '@ticketing/common/messaging';
import { decide } from '../../domain/resize.ts';
import type { Tickets } from '../../models/tickets.ts';

/** What a seller wanted is done, or refused: whoever waits for it looks at the listing. */
export const seatsDecided = ({ tickets }: { tickets: Tickets }) =>
  listener(SeatsDecided, ({ data: { ticketId, ticketVersion, accepted, taken, unpaid } }) =>
    tickets.change(ticketId, (ticket) => decide(ticket, { ticketVersion, accepted, taken, unpaid })),
  );
