import type { InferGetServerSidePropsType } from 'next';
import Link from 'next/link';
import type { Attendee } from '../../../api/pass-types.ts';
import type { Ticket } from '../../../api/types.ts';
import { AttendeeList } from '../../../components/attendees/attendee-list.tsx';
import { Field } from '../../../components/forms/field.tsx';
import { Dimmed } from '../../../components/shell/dimmed.tsx';
import { HeadOf } from '../../../components/shell/head-of.tsx';
import { useText } from '../../../hooks/use-visit.ts';
import { attendees } from '../../../i18n/attendees.ts';
import { page, unavailable } from '../../../server/page.ts';
import { nextCursor } from '../../../server/part.ts';

const pageSize = 50;
const one = (value: string | string[] | undefined): string => String(value ?? '');

export const getServerSideProps = page(
  async (visit) => {
    const ticketId = visit.params.ticketId ?? '';
    const [search, cursor] = [one(visit.query.search), one(visit.query.cursor)];
    const wanted = new URLSearchParams({ ticketId, limit: String(pageSize) });
    if (search) wanted.set('search', search);
    if (cursor) wanted.set('cursor', cursor);
    const [ticket, found] = await Promise.all([
      visit.ask(visit.api.get<Ticket>(`/api/tickets/${ticketId}`)),
      visit.ask(visit.api.get<Attendee[]>(`/api/orders/attendees?${wanted}`), (answer) => ({
        list: answer.data,
        next: nextCursor(answer),
      })),
    ]);
    // of somebody else's event nobody is shown that there is such a list
    if (ticket.failed?.status === 404 || found.failed?.status === 403) return { notFound: true };
    if (ticket.failed || (found.failed && found.failed.status !== 400)) unavailable(visit);
    return { props: { ticketId, ticket, found, search } };
  },
  { signedIn: true },
);

export default function Attendees({
  ticketId,
  ticket,
  found,
  search,
}: InferGetServerSidePropsType<typeof getServerSideProps>) {
  const text = useText(attendees);
  const here = `/tickets/${ticketId}/attendees`;
  const list = found.data?.list;
  return (
    <>
      <HeadOf title={`${text.title}: ${ticket.data?.title ?? ''}`} />
      <div className="page-head">
        <div>
          <h1 className="mb-0">{text.title}</h1>
          <bdi className="muted">{ticket.data?.title}</bdi>
        </div>
        <div className="actions">
          {/* a whole new page: only its document may use the camera */}
          <a className="btn btn-secondary" href={`/tickets/${ticketId}/door`}>
            {text.door}
          </a>
          <a className="btn btn-secondary" href={`/api/orders/attendees.csv?ticketId=${ticketId}`} download>
            {text.csv}
          </a>
        </div>
      </div>
      <form className="attendee-search" action={here}>
        <Field name="search" label={text.search} type="search" defaultValue={search} key={search} />
        <button className="btn btn-secondary" type="submit">
          {text.find}
        </button>
      </form>
      {found.failed && <Dimmed failed={found.failed} back={here} />}
      {list?.length === 0 && <p className="empty">{search ? text.noneFound : text.none}</p>}
      {list && list.length > 0 && <AttendeeList list={list} timeZone={ticket.data?.timeZone} />}
      {found.data?.next && (
        <Link
          className="btn btn-secondary"
          href={`${here}?${new URLSearchParams({ search, cursor: found.data.next })}`}
        >
          {text.next}
        </Link>
      )}
    </>
  );
}
