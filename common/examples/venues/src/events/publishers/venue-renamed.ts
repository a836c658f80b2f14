import { publisher } from '@ticketing/common/messaging';
import type { Venue } from '../../domain/venue.ts';
import { VenueRenamed } from '../venue-events.ts';

export const venueRenamed = publisher(VenueRenamed, (venue: Venue) => venue);
