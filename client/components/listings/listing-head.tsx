import Head from 'next/head';
import type { Ticket } from '../../api/types.ts';
import { HeadOf } from '../shell/head-of.tsx';
import { eventData } from './event-data.ts';

const maxAbout = 160;

const shortened = (words: string) =>
  words.length <= maxAbout ? words : `${words.slice(0, maxAbout).replace(/\s+\S*$/, '')} …`;

/** What others make of the page: a search engine, a chat that shows where a link leads. */
export const ListingHead = ({ ticket, origin, now }: { ticket: Ticket; origin: string; now: number }) => {
  const { id, title, description, venue, city } = ticket;
  const place = [venue, city].filter(Boolean).join(', ');
  const about = shortened([place, description].filter(Boolean).join('. ').replace(/\s+/g, ' '));
  const url = `${origin}/tickets/${id}`;
  const data = eventData(ticket, origin, now);
  return (
    <>
      <HeadOf title={title} about={about} />
      <Head>
        <link rel="canonical" href={url} />
        <meta property="og:type" content="website" />
        <meta property="og:title" content={title} />
        <meta property="og:description" content={about} />
        <meta property="og:url" content={url} />
        <meta property="og:image" content={`${url}/og.png`} />
        <meta name="twitter:card" content="summary_large_image" />
        {data && (
          <script
            type="application/ld+json"
            // biome-ignore lint/security/noDangerouslySetInnerHtml: data, in which nothing can end the element
            dangerouslySetInnerHTML={{ __html: JSON.stringify(data).replaceAll('<', '\\u003c') }}
          />
        )}
      </Head>
    </>
  );
};
