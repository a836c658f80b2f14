import { TicketCreated } from '@ticketing/common/contracts';
import { listener } from '@ticketing/common/messaging';
import type { Suspending } from '../../services/suspending.ts';

/** Our own event: a seller may be suspended while they list something. */
export const listingCreated = ({ suspending }: { suspending: Suspending }) =>
  listener(TicketCreated, ({ data }) => suspending.listed(data.userId));
