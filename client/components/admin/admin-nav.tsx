import { useText } from '../../hooks/use-visit.ts';
import { admin } from '../../i18n/admin.ts';

const parts = [
  ['today', '/admin'],
  ['users', '/admin/users'],
  ['listings', '/admin/listings'],
  ['orders', '/admin/orders'],
  ['letters', '/admin/letters'],
  ['audit', '/admin/audit'],
] as const;

export type AdminPart = (typeof parts)[number][0];

/** Between the pages of admins. */
export const AdminNav = ({ here }: { here: AdminPart }) => {
  const text = useText(admin);
  return (
    <nav className="chip-row account-nav" aria-label={text.sections}>
      <ul className="chips">
        {parts.map(([name, path]) => (
          <li key={path}>
            {/* a whole new page: it comes with the scripts of its part alone */}
            <a href={path} {...(name === here ? { 'aria-current': 'page' as const } : {})}>
              {text[name]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};
