import Link from 'next/link';
import { useText } from '../../hooks/use-visit.ts';
import { accountNav } from '../../i18n/account-nav.ts';

const parts = [
  ['account', '/account'],
  ['notifications', '/account/notifications'],
  ['preferences', '/account/preferences'],
  ['webhooks', '/account/webhooks'],
] as const;

/** Between the pages of one's account. */
export const AccountNav = ({ here }: { here: (typeof parts)[number][1] }) => {
  const text = useText(accountNav);
  return (
    <nav className="chip-row account-nav" aria-label={text.sections}>
      <ul className="chips">
        {parts.map(([name, path]) => (
          <li key={path}>
            <Link href={path} {...(path === here ? { 'aria-current': 'page' as const } : {})}>
              {text[name]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};
