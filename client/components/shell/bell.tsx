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
      <span className="visually-hidden">{text.messages}</span>
      {Unread && <Unread />}
    </Link>
  );
};
