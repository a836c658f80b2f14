import type { Change } from '@ticketing/common/contracts';

export interface Venue {
  id: string;
  version: number;
  name: string;
  seats: number;
  userId: string;
}

export const open = (venue: Omit<Venue, 'version'>): Change<Venue> => ({
  state: { ...venue, version: 0 },
  events: ['venue:opened'],
});

export const rename = (venue: Venue, name: string): Change<Venue> | undefined =>
  venue.name === name ? undefined : { state: { ...venue, name }, events: ['venue:renamed'] };

/** Either says all there is to say. */
export const latest = ({ version }: Venue) => (version === 0 ? 'venue:opened' : 'venue:renamed');
