import Link from 'next/link';
import { useLate } from '../../hooks/use-late.ts';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { shell } from '../../i18n/shell.ts';

/** Leads to the messages; how many are unread comes once the page is there. */
export const Bell = () => {
  const text = useText(shell);
  const { user } = useVisit();
  const { Unread } = useLate(() => import('./unread.tsx'), user !== null);
  if (!user) return null;
  return (
    <Link className="bell" href="/account/notifications">
      <span className="visually-hidden">{text.messages}</span>
      {Unread && <Unread key={user.id} />}
    </Link>
  );
};
