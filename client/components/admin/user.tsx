import { useText, useVisit } from '../../hooks/use-visit.ts';
import { adminUsers } from '../../i18n/admin-users.ts';
import type { findUser } from '../../server/admin/find-user.ts';
import { Dimmed } from '../shell/dimmed.tsx';
import { Title } from '../shell/title.tsx';
import { When } from '../shell/when.tsx';
import { UserActs } from './user-acts.tsx';
import { UserBadges } from './user-badges.tsx';

/** One account: where it is signed in, what leads on from it, and what may be done. */
export const User = ({ user: { data, failed } }: NonNullable<Awaited<ReturnType<typeof findUser>>>) => {
  const text = useText(adminUsers);
  const visit = useVisit();
  if (!data) return <Dimmed failed={failed} back="/admin/users" />;
  const { id, email, name, createdAt, emailConfirmed, sessions, role } = data;
  return (
    <>
      <p className="admin-state">
        <UserBadges user={data} />
      </p>
      <Title>{email}</Title>
      <p className="muted">
        <bdi>{name || text.noName}</bdi> · {text.since} <When at={createdAt} /> · {text.confirmed}:{' '}
        {emailConfirmed ? text.isConfirmed : text.notConfirmed}
        <br />
        <span className="small">
          {text.id} <code>{id}</code>
        </span>
      </p>
      <nav className="desk-links admin-links" aria-label={text.name}>
        <a href={`/admin/orders?userId=${id}`}>{text.theirOrders}</a>
        <a href={`/admin/listings?userId=${id}`}>{text.theirListings}</a>
        {role === 'admin' && <a href={`/admin/audit?adminId=${id}`}>{text.theirActs}</a>}
        <a href={`/sellers/${id}`}>{text.publicPage}</a>
      </nav>
      <section className="desk-panel" aria-labelledby="sessions">
        <h2 id="sessions">{text.sessions}</h2>
        {sessions.length === 0 && <p className="muted mb-0">{text.noSessions}</p>}
        <ul className="admin-list">
          {sessions.map(({ id: sessionId, device, seenAt }) => (
            <li key={sessionId}>
              <strong>{device ?? text.device}</strong>{' '}
              <span className="muted">
                {text.lastSeen} <When at={seenAt} />
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section className="desk-panel" aria-labelledby="acts">
        <h2 id="acts">{text.acts}</h2>
        {visit.user?.id === id ? <p className="mb-0">{text.own}</p> : <UserActs user={data} />}
      </section>
    </>
  );
};
