import { type Clock, ForbiddenError, refuseIf } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import { type Listing, type Ticket, whyNotEdit, wordsIn } from '../domain/ticket.ts';
import type { Dictionary } from '../models/dictionary.ts';
import type { Images } from '../models/images.ts';
import type { Resizing } from '../services/resizing.ts';
import { listingCodes, listingFields, mustBeToCome, toListing } from './listing-input.ts';
import { ticketView, toTicketView } from './ticket-view.ts';

interface Deps {
  resizing: Resizing;
  images: Images;
  dictionary: Dictionary;
  clock: Clock;
}

export const updateTicket = ({ resizing, images, dictionary, clock }: Deps) =>
  route({
    put: '/api/tickets/:id',
    summary: 'Edit my listing; what is left out stays',
    who: 'user',
    input: { body: listingFields },
    answer: { 200: ticketView },
    refusals: {
      403: 'Not your listing',
      409: 'Changed by somebody else meanwhile',
      503: 'Fewer seats, and orders cannot be asked',
    },
    codes: [
      ...listingCodes,
      'ticket.not-yours',
      'ticket.edit-withdrawn',
      'ticket.edit-reserved',
      'ticket.quantity-taken',
      'ticket.changed',
      'ticket.seats-undecided',
    ],
    handle: async (req, res) => {
      const change = await toListing(req.input, (imageId) => images.use(imageId, req.user.id, clock()));
      await dictionary.learn(wordsIn(change));
      const guard = editableBy(req.user.id, change, clock());
      res.json(toTicketView(await resizing.change(String(req.params.id), guard, change)));
    },
  });

const editableBy =
  (userId: string, { startsAt }: Listing, at: Date) =>
  (ticket: Ticket) => {
    if (ticket.userId !== userId) throw new ForbiddenError('Forbidden', 'ticket.not-yours');
    refuseIf(whyNotEdit(ticket));
    // what is over may still be corrected, as long as it stays over
    if (startsAt?.getTime() !== ticket.startsAt.getTime()) mustBeToCome(startsAt, at);
  };
