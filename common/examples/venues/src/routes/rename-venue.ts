import { ForbiddenError } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import type { Aggregates } from '@ticketing/common/messaging';
import { rename, type Venue, type VenueSubject } from '../domain/venue.ts';
import { venueView } from './venue-view.ts';

export const renameVenue = ({ venues }: { venues: Aggregates<Venue, VenueSubject> }) =>
  route({
    put: '/api/venues/:id',
    summary: 'Rename a venue',
    who: 'user',
    input: {
      body: {
        name: {
          isString: true,
          trim: true,
          notEmpty: true,
          errorMessage: { message: 'Name is required', code: 'name.required' },
        },
      },
    },
    answer: { 200: venueView },
    refusals: { 403: 'Not your venue' },
    codes: ['venue.not-yours'],
    handle: async (req, res) => {
      const { name } = req.input;
      res.json(
        await venues.change(String(req.params.id), ownedBy(req.user.id), (venue) => rename(venue, name)),
      );
    },
  });

const ownedBy = (userId: string) => (venue: Venue) => {
  if (venue.userId !== userId) throw new ForbiddenError('Forbidden', 'venue.not-yours');
};
