import type { Ticket } from '../api/types.ts';
import { eventData } from './event-data.ts';

const maxAbout = 160;

const shortened = (words: string) =>
  words.length <= maxAbout ? words : `${words.slice(0, maxAbout).replace(/\s+\S*$/, '')} …`;

/** What others make of the page: a search engine, a chat that shows where a link leads. */
export interface Preview {
  url: string;
  about: string;
  /** Of Open Graph, by their names. */
  facts: [name: string, value: string][];
  /** JSON in which nothing can end the element that it stands in. */
  event: string | null;
}

export const previewOf = (ticket: Ticket, origin: string, now: number): Preview => {
  const { id, title, description, venue, city } = ticket;
  const place = [venue, city].filter(Boolean).join(', ');
  const event = eventData(ticket, origin, now);
  const url = `${origin}/tickets/${id}`;
  const about = shortened([place, description].filter(Boolean).join('. ').replace(/\s+/g, ' '));
  return {
    url,
    about,
    facts: [
      ['type', 'website'],
      ['title', title],
      ['description', about],
      ['url', url],
      ['image', `${url}/og.png`],
      ['image:width', '1200'],
      ['image:height', '630'],
    ],
    event: event && JSON.stringify(event).replaceAll('<', '\\u003c'),
  };
};
