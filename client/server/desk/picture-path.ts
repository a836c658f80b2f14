import type { Ticket } from '../../api/types.ts';
import { posterPath } from '../../posters/poster-path.ts';

export const picturePath = (ticket: Ticket): string =>
  ticket.image ? `/api/tickets/images/${ticket.image.id}/320.webp` : posterPath(ticket);
