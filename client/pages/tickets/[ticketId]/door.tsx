import type { InferGetServerSidePropsType } from 'next';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import type { HelperLink } from '../../../api/door-types.ts';
import type { Ticket } from '../../../api/types.ts';
import { Helpers } from '../../../components/door/helpers.tsx';
import { useToken } from '../../../components/door/use-token.ts';
import { Dimmed } from '../../../components/shell/dimmed.tsx';
import { HeadOf } from '../../../components/shell/head-of.tsx';
import { Title } from '../../../components/shell/title.tsx';
import { When } from '../../../components/shell/when.tsx';
import { useText } from '../../../hooks/use-visit.ts';
import { door } from '../../../i18n/door.ts';
import { page, unavailable } from '../../../server/page.ts';

/** It is all script: camera, sound and list. What comes under it waits out of sight. */
const DoorView = dynamic(
  () => import('../../../components/door/door-view.tsx').then((module) => module.DoorView),
  { ssr: false, loading: () => <div className="door-soon" /> },
);

export const getServerSideProps = page(async (visit) => {
  const { ticketId } = visit.params;
  const ticket = await visit.ask(visit.api.get<Ticket>(`/api/tickets/${ticketId}`));
  if (ticket.failed?.status === 404) return { notFound: true };
  if (ticket.failed) unavailable(visit);
  const isOwner = ticket.data !== undefined && ticket.data.userId === visit.props.user?.id;
  const url = `/api/orders/doors?ticketId=${ticketId}`;
  const links = isOwner ? ((await visit.ask(visit.api.get<HelperLink[]>(url))).data ?? []) : [];
  return { props: { ticket, isOwner, links } };
});

export default function DoorPage({
  ticket,
  isOwner,
  links,
}: InferGetServerSidePropsType<typeof getServerSideProps>) {
  const text = useText(door);
  const token = useToken();
  if (!ticket.data) return <Dimmed failed={ticket.failed} />;
  const { id, title, startsAt, timeZone } = ticket.data;
  const isAllowed = isOwner || Boolean(token);
  return (
    <>
      <HeadOf title={`${text.title}: ${title}`} />
      <p className="muted mb-0">
        {text.title}
        {startsAt && (
          <>
            {' · '}
            <When at={startsAt} timeZone={timeZone} />
          </>
        )}
      </p>
      <Title>{title}</Title>
      <noscript>
        <p className="empty">{text.needsScript}</p>
      </noscript>
      {/* whether there is a token is known in the browser only */}
      {!isAllowed && (
        <div className="door-soon">{token === null && <p className="empty">{text.noAccess}</p>}</div>
      )}
      {/* another link is another helper's */}
      {isAllowed && (
        <DoorView key={token} ticketId={id} timeZone={timeZone} token={token ?? null}>
          {isOwner && (
            <>
              <p>
                <Link href={`/tickets/${id}/attendees`}>{text.attendees}</Link>
              </p>
              <Helpers ticketId={id} links={links} />
            </>
          )}
        </DoorView>
      )}
    </>
  );
}
