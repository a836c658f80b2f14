import { TicketUpdated } from '@ticketing/common/contracts';
import { listener } from '@ticketing/common/messaging';
import type { SeatsModel } from '../../models/seats.ts';

/**
 * Our own event: an edit may have crossed a count, and have said `onSale` of what was left before.
 * Counting once more after each edit, however late, sets that right.
 */
export const listingChanged = ({ seats }: { seats: SeatsModel }) =>
  listener(TicketUpdated, ({ data }) => seats.recount(data.id));
