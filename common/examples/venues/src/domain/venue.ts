import type { Change } from '@ticketing/common/contracts';

export interface Venue {
  id: string;
  version: number;
  name: string;
  seats: number;
  userId: string;
}

export type VenueSubject = 'venue:opened' | 'venue:renamed';
export type VenueChange = Change<Venue, VenueSubject>;

export const open = (venue: Omit<Venue, 'version'>): VenueChange => ({
  state: { ...venue, version: 0 },
  events: ['venue:opened'],
});

export const rename = (venue: Venue, name: string): VenueChange | undefined =>
  venue.name === name ? undefined : { state: { ...venue, name }, events: ['venue:renamed'] };

/** Either says all there is to say. */
export const latest = ({ version }: Venue): VenueSubject =>
  version === 0 ? 'venue:opened' : 'venue:renamed';
