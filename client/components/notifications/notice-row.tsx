import Link from 'next/link';
import type { Notice } from '../../api/notification-types.ts';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { useEventZone } from '../../hooks/use-zone.ts';
import { dateParts } from '../../i18n/format.ts';
import { type NoticeKind, notifications } from '../../i18n/notifications.ts';
import { Change } from './change.tsx';

/** Whoever follows its link has read it, and goes on without waiting for that. */
const markRead = (id: string) => {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ ids: [id] });
  fetch('/api/notifications/read', { method: 'POST', keepalive: true, headers, body }).catch(() => undefined);
};

interface Props {
  notice: Notice & { kind: NoticeKind };
}

export const NoticeRow = ({ notice: { id, kind, at, read, facts, link } }: Props) => {
  const text = useText(notifications);
  const { language } = useVisit();
  const { time } = dateParts(language, useEventZone(undefined), at);
  const { title, text: says } = text.kinds[kind];
  const about = facts.title ?? facts.url;
  return (
    <li className={read ? 'notice' : 'notice notice-unread'}>
      <div>
        <h3>
          {!read && (
            <span className="notice-dot">
              <span className="visually-hidden">{text.unread}</span>
            </span>
          )}
          {link ? (
            <Link href={link} onClick={() => read || markRead(id)}>
              {title}
            </Link>
          ) : (
            title
          )}
        </h3>
        {about && <bdi className="notice-about">{about}</bdi>}
        <Change facts={facts} />
        <p className="muted small">
          {says} {facts.reason && <bdi>“{facts.reason}”</bdi>}
        </p>
      </div>
      <time className="muted small" dateTime={at}>
        {time}
      </time>
    </li>
  );
};
