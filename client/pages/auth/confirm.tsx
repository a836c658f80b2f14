import type { InferGetServerSidePropsType } from 'next';
import Link from 'next/link';
import { LinkPanel } from '../../components/account/link-panel.tsx';
import { useText } from '../../hooks/use-visit.ts';
import { links } from '../../i18n/links.ts';
import { linkPage } from '../../server/link-page.ts';

export const getServerSideProps = linkPage({ path: '/auth/confirm', url: '/api/users/confirm' });

/** What looks into mails for harm opens its links, too: the button confirms, not the page. */
export default function Confirm({
  hasToken,
  isDone,
  form,
}: InferGetServerSidePropsType<typeof getServerSideProps>) {
  const text = useText(links);
  const isAlready = form?.problem.errors[0]?.code === 'email.already-confirmed';
  const done = { title: text.confirmedTitle, text: text.confirmedText };
  return (
    <LinkPanel
      title={text.confirmTitle}
      {...(isDone || isAlready ? { done } : {})}
      hasToken={hasToken}
      problem={form?.problem}
      button={text.confirm}
      onward={<Link href="/account">{text.toAccount}</Link>}
    >
      <p>{text.confirmText}</p>
    </LinkPanel>
  );
}
