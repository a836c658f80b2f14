import { route } from '@ticketing/common/http';
import type { Aggregates } from '@ticketing/common/messaging';
import { z } from 'zod';
import type { Venue, VenueSubject } from '../domain/venue.ts';
import type { OwnerReplica } from '../models/owners.ts';
import { venueView } from './venue-view.ts';

interface Deps {
  venues: Aggregates<Venue, VenueSubject>;
  owners: OwnerReplica;
}

export const showVenue = ({ venues, owners }: Deps) =>
  route({
    get: '/api/venues/:id',
    summary: 'Show a venue and who runs it',
    who: 'anyone',
    answer: { 200: venueView.extend({ owner: z.string().optional() }) },
    handle: async (req, res) => {
      const venue = await venues.find(String(req.params.id));
      res.json({ ...venue, owner: await owners.nameOf(venue.userId) });
    },
  });
