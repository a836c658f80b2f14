import Head from 'next/head';
import type { Preview } from '../../server/listing-preview.ts';
import { HeadOf } from '../shell/head-of.tsx';

export const ListingHead = ({ title, preview }: { title: string; preview: Preview }) => {
  const { url, about, event } = preview;
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
        <meta property="og:image:width" content="1200" />
        <meta property="og:image:height" content="630" />
        <meta name="twitter:card" content="summary_large_image" />
        {event && (
          // biome-ignore lint/security/noDangerouslySetInnerHtml: data, in which nothing can end the element
          <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: event }} />
        )}
      </Head>
    </>
  );
};
