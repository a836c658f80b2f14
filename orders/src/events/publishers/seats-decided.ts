import { publisher, SeatsDecided } from '@ticketing/common/events';
import type { SeatsOnSale } from '../../domain/seats-on-sale.ts';

export const seatsDecided = publisher(SeatsDecided, ({ id, version, ticketId, decision }: SeatsOnSale) => ({
  id,
  version,
  ticketId,
  ...decision,
}));
