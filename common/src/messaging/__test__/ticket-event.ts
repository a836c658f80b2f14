import type { EventOf } from '../../contracts/define-event.ts';
import { eventId } from '../../contracts/envelope.ts';
import { TicketCreated } from '../../contracts/ticket.ts';

export { TicketCreated };

export const ticketEvent = (
  given: Partial<EventOf<typeof TicketCreated>>,
  data: Partial<typeof TicketCreated.sample> = {},
) => ({
  id: eventId('ticket:created', 'some-id', 0),
  type: 'ticket:created',
  version: 0,
  at: new Date().toISOString(),
  data: { ...TicketCreated.sample, ...data },
  ...given,
});
