import type { GetServerSideProps } from 'next';
import type { Ticket } from '../../../api/types.ts';
import { ogPicture } from '../../../server/og-picture.ts';
import { unavailable } from '../../../server/page.ts';
import { beginVisit } from '../../../server/visit.ts';

/** The picture that a link to a listing shows elsewhere. */
export const getServerSideProps: GetServerSideProps = async ({ req, res, params, resolvedUrl }) => {
  const visit = await beginVisit({ req, res, path: resolvedUrl });
  const ticket = await visit.ask(visit.api.get<Ticket>(`/api/tickets/${params?.ticketId}`));
  if (ticket.failed?.status === 404) return { notFound: true };
  const png = ticket.data && (await ogPicture(visit.api, ticket.data).catch(() => undefined));
  if (!png) {
    unavailable(visit);
    res.end();
    return { props: {} };
  }
  res.setHeader('Content-Type', 'image/png');
  res.setHeader('Cache-Control', 'public, max-age=3600');
  res.setHeader('Content-Security-Policy', "default-src 'none'");
  res.end(png);
  return { props: {} };
};

export default function OgPicture() {
  return null;
}
