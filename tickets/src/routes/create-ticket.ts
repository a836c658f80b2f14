import type { Clock } from '@ticketing/common/base';
import { newId, route } from '@ticketing/common/http';
import { list, wordsIn } from '../domain/ticket.ts';
import type { Dictionary } from '../models/dictionary.ts';
import type { Images } from '../models/images.ts';
import type { Tickets } from '../models/tickets.ts';
import type { SellerCheck } from '../services/seller-check.ts';
import { listingCodes, listingFields, mustBeToCome, toListing } from './listing-input.ts';
import { ticketView, toTicketView } from './ticket-view.ts';

interface Deps {
  tickets: Tickets;
  images: Images;
  dictionary: Dictionary;
  maySell: SellerCheck;
  clock: Clock;
}

export const createTicket = ({ tickets, images, dictionary, maySell, clock }: Deps) =>
  route({
    post: '/api/tickets',
    summary: 'List tickets for sale',
    who: 'user',
    input: { body: listingFields },
    answer: { 201: ticketView },
    refusals: { 403: 'The e-mail address is not confirmed, and this shop asks for that' },
    codes: [...listingCodes, 'seller.unconfirmed', 'resource.not-known-yet'],
    limits: [{ points: 120, perSeconds: 60, by: 'user' }],
    handle: async (req, res) => {
      await maySell(req.user.id);
      const { id } = newId(req);
      const said = await toListing(req.input, (imageId) => images.use(imageId, req.user.id, clock()));
      mustBeToCome(said.startsAt, clock());
      const listing = { ...said, id, userId: req.user.id };
      await dictionary.learn(wordsIn(listing));
      res.status(201).json(toTicketView(await tickets.insertOnce(list(listing))));
    },
  });
