import type { InferGetServerSidePropsType } from 'next';
import Link from 'next/link';
import { LinkPanel } from '../../components/account/link-panel.tsx';
import { PasswordField } from '../../components/account/password-field.tsx';
import { useText } from '../../hooks/use-visit.ts';
import { account } from '../../i18n/account.ts';
import { links } from '../../i18n/links.ts';
import { shell } from '../../i18n/shell.ts';
import { linkPage } from '../../server/link-page.ts';

export const getServerSideProps = linkPage({
  path: '/auth/reset',
  url: '/api/users/password-reset/confirm',
});

export default function Reset({
  hasToken,
  isDone,
  form,
}: InferGetServerSidePropsType<typeof getServerSideProps>) {
  const text = useText(links);
  const { newPassword } = useText(account);
  const { signIn } = useText(shell);
  const done = { title: text.resetDoneTitle, text: text.resetDoneText };
  return (
    <LinkPanel
      title={text.resetTitle}
      {...(isDone ? { done } : {})}
      hasToken={hasToken}
      problem={form?.problem}
      button={text.reset}
      onward={
        isDone ? <Link href="/auth/signin">{signIn}</Link> : <Link href="/auth/forgot">{text.askAgain}</Link>
      }
    >
      <PasswordField name="password" label={newPassword} isNew problem={form?.problem} />
      <p className="small">{text.resetText}</p>
    </LinkPanel>
  );
}
