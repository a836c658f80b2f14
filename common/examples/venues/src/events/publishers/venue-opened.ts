import { publisher } from '@ticketing/common/messaging';
import type { Venue } from '../../domain/venue.ts';
import { VenueOpened } from '../venue-events.ts';

export const venueOpened = publisher(VenueOpened, (venue: Venue) => venue);
