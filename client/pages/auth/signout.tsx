import type { InferGetServerSidePropsType } from 'next';
import { ErrorSummary } from '../../components/forms/error-summary.tsx';
import { HeadOf } from '../../components/shell/head-of.tsx';
import { useText } from '../../hooks/use-visit.ts';
import { signing } from '../../i18n/signing.ts';
import { sendForm } from '../../server/form.ts';
import { page } from '../../server/page.ts';

export const getServerSideProps = page(() => ({ props: {} }), {
  onPost: (visit) => sendForm(visit, { method: 'post', url: '/api/users/signout' }, {}, () => '/'),
});

/** Looking at a page ends nothing: the button does. */
export default function SignOut({ form }: InferGetServerSidePropsType<typeof getServerSideProps>) {
  const text = useText(signing);
  return (
    <div className="narrow">
      <HeadOf title={text.signOut} />
      <h1>{text.signOutTitle}</h1>
      <form className="panel" method="post">
        <ErrorSummary problem={form?.problem} />
        <p>{text.signOutText}</p>
        <button type="submit" className="btn btn-primary wide">
          {text.signOut}
        </button>
      </form>
    </div>
  );
}
