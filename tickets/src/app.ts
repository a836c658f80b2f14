import { catchUp, createService, type Platform } from '@ticketing/common/service';
import type { TicketsConfig } from './config.ts';
import { orderChanged } from './events/listeners/order-changed.ts';
import { seatsDecided } from './events/listeners/seats-decided.ts';
import { listingChanged } from './events/listeners/ticket-updated.ts';
import { userChanged } from './events/listeners/user-changed.ts';
import { ticketCreated } from './events/publishers/ticket-created.ts';
import { ticketResizeRequested } from './events/publishers/ticket-resize-requested.ts';
import { ticketUpdated } from './events/publishers/ticket-updated.ts';
import { dictionaryModel } from './models/dictionary.ts';
import { hiddenListings } from './models/hidden-listings.ts';
import { imageModel } from './models/images.ts';
import { seatModel } from './models/seats.ts';
import { sellerModel } from './models/sellers.ts';
import { staleTerms } from './models/stale-terms.ts';
import { ticketModel } from './models/tickets.ts';
import { viewModel } from './models/views.ts';
import { cancelEvent } from './routes/cancel-event.ts';
import { countTickets } from './routes/count-tickets.ts';
import { countViews } from './routes/count-views.ts';
import { createTicket } from './routes/create-ticket.ts';
import { listCategories } from './routes/list-categories.ts';
import { listCities } from './routes/list-cities.ts';
import { listTickets } from './routes/list-tickets.ts';
import { showImage } from './routes/show-image.ts';
import { showSeller } from './routes/show-seller.ts';
import { showTicket } from './routes/show-ticket.ts';
import { suggestTickets } from './routes/suggest-tickets.ts';
import { updateTicket } from './routes/update-ticket.ts';
import { uploadImage } from './routes/upload-image.ts';
import { watchAvailability } from './routes/watch-availability.ts';
import { withdrawTicket } from './routes/withdraw-ticket.ts';
import { withdrawTicketByAdmin } from './routes/withdraw-ticket-by-admin.ts';
import { availabilityWatch } from './services/availability-watch.ts';
import { openImageStore } from './services/image-store/open-image-store.ts';
import { createDrawing } from './services/images/draw-image.ts';
import { createImageSweep } from './services/images/image-sweep.ts';
import { createResizing } from './services/resizing.ts';
import { sellerCheck } from './services/seller-check.ts';
import { createSuggesting } from './services/suggesting.ts';
import { createSuspending } from './services/suspending.ts';
import { createViewCounter } from './services/view-counter.ts';

/** If it is not here, tickets does not do it. */
export const createTickets = (platform: Platform<TicketsConfig>) => {
  const { config, db, clock, logger } = platform;
  const tickets = ticketModel(db, clock, {
    'ticket:created': ticketCreated,
    'ticket:updated': ticketUpdated,
    'ticket:resize-requested': ticketResizeRequested,
  });
  const sellers = sellerModel(db, clock);
  const images = imageModel(db);
  const store = openImageStore(config);
  const dictionary = dictionaryModel(db);
  const seats = seatModel(db, tickets);
  const resizing = createResizing({ tickets });
  const suspending = createSuspending({ sellers, hidden: hiddenListings(db) });
  const views = viewModel(db);
  const viewed = createViewCounter({ views, logger });
  const watch = availabilityWatch({ read: tickets.availabilityOf, logger });

  return createService(
    {
      name: 'tickets',
      path: '/api/tickets',
      routes: [
        listTickets({ tickets, sellers, clock }),
        listCategories({ tickets, clock }),
        listCities({ tickets, clock }),
        countTickets({ tickets, clock }),
        suggestTickets({ suggesting: createSuggesting({ tickets, dictionary, clock }) }),
        watchAvailability({ watch }),
        showSeller({ sellers, tickets, clock }),
        uploadImage({ images, store, draw: createDrawing(), clock }),
        showImage({ store }),
        countViews({ tickets, views }),
        showTicket({ tickets, sellers, viewed }),
        createTicket({
          tickets,
          images,
          dictionary,
          maySell: sellerCheck(sellers, config.SELLERS_MUST_CONFIRM),
          clock,
        }),
        updateTicket({ resizing, images, dictionary, clock }),
        withdrawTicket({ resizing }),
        cancelEvent({ tickets, clock }),
        withdrawTicketByAdmin({ tickets, clock }),
      ],
      listeners: [
        ...orderChanged({ seats }),
        listingChanged({ seats }),
        seatsDecided({ tickets }),
        ...userChanged({ sellers, suspending }),
      ],
      outboxes: [tickets.outbox],
      replicated: [tickets.outbox],
      replicas: [seats.replica],
      workers: [
        catchUp({ what: 'search terms', step: staleTerms(db, dictionary).refresh, logger }),
        createImageSweep({ images, store, clock, logger }),
        viewed,
      ],
    },
    platform,
  );
};
