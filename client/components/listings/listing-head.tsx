import Head from 'next/head';
import type { Preview } from '../../server/listing-preview.ts';
import { HeadOf } from '../shell/head-of.tsx';

export const ListingHead = ({ title, preview }: { title: string; preview: Preview }) => {
  const { url, about, facts, event } = preview;
  return (
    <>
      <HeadOf title={title} about={about} />
      <Head>
        <link rel="canonical" href={url} />
        {facts.map(([name, value]) => (
          <meta key={name} property={`og:${name}`} content={value} />
        ))}
        <meta name="twitter:card" content="summary_large_image" />
        {event && (
          // biome-ignore lint/security/noDangerouslySetInnerHtml: data, in which nothing can end the element
          <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: event }} />
        )}
      </Head>
    </>
  );
};
