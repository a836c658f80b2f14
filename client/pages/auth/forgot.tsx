import type { InferGetServerSidePropsType } from 'next';
import Link from 'next/link';
import { ForgotForm } from '../../components/account/forgot-form.tsx';
import { HeadOf } from '../../components/shell/head-of.tsx';
import { useText } from '../../hooks/use-visit.ts';
import { links } from '../../i18n/links.ts';
import { sendForm } from '../../server/form.ts';
import { page } from '../../server/page.ts';

export const getServerSideProps = page(({ query }) => ({ props: { isSent: query.sent !== undefined } }), {
  onPost: (visit, form) => {
    const email = form.get('email') ?? '';
    const request = { method: 'post', url: '/api/users/password-reset', body: { email } } as const;
    return sendForm(visit, request, { email }, () => '/auth/forgot?sent=1');
  },
});

/** The same words for every address: nobody learns here who has an account. */
export default function Forgot({ isSent, form }: InferGetServerSidePropsType<typeof getServerSideProps>) {
  const text = useText(links);
  const title = isSent ? text.sentTitle : text.forgotTitle;
  return (
    <div className="narrow">
      <HeadOf title={title} />
      <h1>{title}</h1>
      {isSent ? (
        <div className="panel" role="status">
          <p>{text.sentText}</p>
          <p className="muted small">{text.sentNext}</p>
          <Link href="/auth/forgot">{text.askAgain}</Link>
        </div>
      ) : (
        <ForgotForm form={form} />
      )}
    </div>
  );
}
