import Link from 'next/link';
import { useRouter } from 'next/router';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { shell } from '../../i18n/shell.ts';

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

export const Navigation = () => {
  const text = useText(shell);
  const { user, isAccountDown } = useVisit();
  const everybody = (
    <>
      <Item to="/">{text.browse}</Item>
      <Item to="/tickets/new">{text.sell}</Item>
    </>
  );
  if (user || isAccountDown) {
    return (
      <>
        {everybody}
        <Item to="/tickets/mine">{text.mine}</Item>
        <Item to="/orders">{text.orders}</Item>
        {user ? (
          <>
            <Item to="/account">{text.account}</Item>
            <form action="/auth/signout" method="post">
              <button type="submit">{text.signOut}</button>
            </form>
          </>
        ) : (
          <span className="muted small">{text.accountDown}</span>
        )}
      </>
    );
  }
  return (
    <>
      {everybody}
      <Item to="/auth/signin">{text.signIn}</Item>
      <Item to="/auth/signup" strong>
        {text.signUp}
      </Item>
    </>
  );
};
