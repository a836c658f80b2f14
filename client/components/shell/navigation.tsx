import Link from 'next/link';
import { useRouter } from 'next/router';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { shell } from '../../i18n/shell.ts';
import { Avatar } from './avatar.tsx';
import { Choices } from './choices.tsx';

const Item = ({ to, strong = false, children }: { to: string; strong?: boolean; children: string }) => {
  const { asPath } = useRouter();
  const isHere = asPath.split('?', 1)[0] === to;
  return (
    <Link
      href={to}
      {...(isHere ? { 'aria-current': 'page' as const } : {})}
      {...(strong ? { className: 'nav-strong' } : {})}
    >
      {children}
    </Link>
  );
};

/** What is theirs alone. */
const Own = () => {
  const text = useText(shell);
  const { user } = useVisit();
  return (
    <>
      {user?.role === 'admin' && <Item to="/admin">{text.admin}</Item>}
      <Item to="/desk">{text.mine}</Item>
      <Item to="/account">{text.account}</Item>
      <Choices />
      <form action="/auth/signout" method="post">
        <button type="submit">{text.signOut}</button>
      </form>
    </>
  );
};

/** In a row there is no room for all of it: what is theirs opens from their initials. */
export const Navigation = ({ isRow = false }: { isRow?: boolean }) => {
  const text = useText(shell);
  const { user, isAccountDown } = useVisit();
  return (
    <>
      <Item to="/">{text.browse}</Item>
      <Item to="/tickets/new">{text.sell}</Item>
      {user || isAccountDown ? (
        <Item to="/orders">{text.orders}</Item>
      ) : (
        <>
          <Item to="/auth/signin">{text.signIn}</Item>
          <Item to="/auth/signup" strong>
            {text.signUp}
          </Item>
        </>
      )}
      {isAccountDown && <span className="muted small">{text.accountDown}</span>}
      {user && !isRow && <Own />}
      {user && isRow && (
        <details className="menu">
          <summary>
            <Avatar name={user.email} />
            <span className="visually-hidden">{text.yourMenu}</span>
          </summary>
          <div className="menu-items">
            <p className="muted small">{user.email}</p>
            <Own />
          </div>
        </details>
      )}
    </>
  );
};
