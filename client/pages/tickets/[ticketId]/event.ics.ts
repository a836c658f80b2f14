import type { GetServerSideProps } from 'next';
import type { Ticket } from '../../../api/types.ts';
import { calendarFile } from '../../../server/calendar-file.ts';
import { originOf } from '../../../server/origin.ts';
import { unavailable } from '../../../server/page.ts';
import { beginVisit } from '../../../server/visit.ts';

export const getServerSideProps: GetServerSideProps = async ({ req, res, params, resolvedUrl }) => {
  const visit = await beginVisit({ req, res, path: resolvedUrl });
  const { data, failed } = await visit.ask(visit.api.get<Ticket>(`/api/tickets/${params?.ticketId}`));
  if (failed && failed.status !== 404) {
    unavailable(visit);
    res.end();
    return { props: {} };
  }
  // without a date there is nothing to put into a calendar
  if (!data?.startsAt) return { notFound: true };
  const url = `${originOf(req)}/tickets/${data.id}`;
  res.setHeader('Content-Type', 'text/calendar; charset=utf-8');
  res.setHeader('Content-Disposition', 'attachment; filename="event.ics"');
  res.end(calendarFile({ ...data, startsAt: data.startsAt }, url, new Date()));
  return { props: {} };
};

export default function EventFile() {
  return null;
}
