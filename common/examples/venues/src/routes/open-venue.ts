import { BadRequestError, isDuplicateKey } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import type { Aggregates } from '@ticketing/common/messaging';
import mongoose from 'mongoose';
import { open, type Venue, type VenueSubject } from '../domain/venue.ts';
import { venueView } from './venue-view.ts';

export const openVenue = ({ venues }: { venues: Aggregates<Venue, VenueSubject> }) =>
  route({
    post: '/api/venues',
    summary: 'Open a venue',
    who: 'user',
    input: {
      body: {
        name: {
          isString: true,
          trim: true,
          notEmpty: true,
          isLength: { options: { max: 80 } },
          errorMessage: { message: 'Name is required', code: 'name.required' },
        },
        seats: {
          isInt: { options: { min: 1, max: 10_000 } },
          toInt: true,
          errorMessage: { message: 'Seats must be a number from 1 to 10,000', code: 'seats.out-of-range' },
        },
      },
    },
    answer: { 201: venueView },
    codes: ['name.in-use'],
    limits: [{ points: 30, perSeconds: 60, by: 'user' }],
    handle: async (req, res) => {
      const input = req.input;
      const id = new mongoose.Types.ObjectId().toHexString();
      try {
        res.status(201).json(await venues.insert(open({ ...input, id, userId: req.user.id })));
      } catch (error) {
        throw isDuplicateKey(error) ? new BadRequestError('Name in use', 'name.in-use') : error;
      }
    },
  });
