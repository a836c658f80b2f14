import Link from 'next/link';
import { type ComponentType, useEffect, useState } from 'react';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { shell } from '../../i18n/shell.ts';

/** Leads to the messages; how many are unread comes once the page is there. */
export const Bell = () => {
  const text = useText(shell);
  const { user } = useVisit();
  const [{ Unread }, setLive] = useState<{ Unread?: ComponentType }>({});
  const id = user?.id;
  useEffect(() => {
    if (id) import('./unread.tsx').then(setLive, () => undefined);
  }, [id]);
  if (!user) return null;
  return (
    <Link className="bell" href="/account/notifications">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M5 17h14l-2-3v-4a5 5 0 0 0-10 0v4zm5 3h4" />
      </svg>
      <span className="visually-hidden">{text.messages}</span>
      {Unread && <Unread />}
    </Link>
  );
};
