import { SeatsDecided } from '@ticketing/common/contracts';
import { publisher } from '@ticketing/common/messaging';
import type { SeatsOnSale } from '../../domain/seats-on-sale.ts';

export const seatsDecided = publisher(SeatsDecided, ({ id, version, ticketId, decision }: SeatsOnSale) => ({
  id,
  version,
  ticketId,
  ...decision,
}));
