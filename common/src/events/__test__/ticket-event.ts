import type { EventOf } from '../define-event.ts';
import { eventId } from '../envelope.ts';
import { TicketCreated } from '../ticket-created.ts';

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
