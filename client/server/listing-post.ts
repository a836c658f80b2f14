import type { Ticket } from '../api/types.ts';
import { listingBody } from '../components/selling/listing-body.ts';
import { type FormAnswer, sendForm } from './form.ts';
import type { PageVisit } from './page.ts';

/** The listing form, sent without a script: a new listing, or an edit of the one in the address. */
export const postListing = (visit: PageVisit, form: URLSearchParams): Promise<FormAnswer> => {
  const { key = null, imageId, ...typed } = Object.fromEntries(form);
  const { ticketId } = visit.params;
  const body = listingBody(Object.entries(typed));
  const request = ticketId
    ? ({ method: 'put', url: `/api/tickets/${ticketId}`, body } as const)
    : ({ method: 'post', url: '/api/tickets', body, key } as const);
  return sendForm<Ticket>(visit, request, typed, ({ id }) => `/tickets/${id}`);
};
