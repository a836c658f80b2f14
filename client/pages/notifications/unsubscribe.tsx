import type { InferGetServerSidePropsType } from 'next';
import Link from 'next/link';
import { ErrorSummary } from '../../components/forms/error-summary.tsx';
import { HeadOf } from '../../components/shell/head-of.tsx';
import { useText } from '../../hooks/use-visit.ts';
import { mails } from '../../i18n/mails.ts';
import { sendForm } from '../../server/form.ts';
import { page } from '../../server/page.ts';

const here = '/notifications/unsubscribe';

/** Only the button unsubscribes: what opens links ahead of people, such as a scanner of mails, must not. */
export const getServerSideProps = page(({ query }) => ({ props: { isDone: query.done === 'yes' } }), {
  onPost: (visit) => {
    const url = `/api/notifications/unsubscribe?token=${encodeURIComponent(String(visit.query.token ?? ''))}`;
    return sendForm(visit, { method: 'post', url }, {}, () => `${here}?done=yes`);
  },
});

export default function Unsubscribe({
  isDone,
  form,
}: InferGetServerSidePropsType<typeof getServerSideProps>) {
  const text = useText(mails);
  return (
    <div className="narrow">
      <HeadOf title={text.unsubscribe} />
      <h1>{isDone ? text.unsubscribed : text.unsubscribe}</h1>
      <p>{text.unsubscribeText}</p>
      {isDone ? (
        <Link className="btn btn-secondary" href="/account/preferences">
          {text.toPreferences}
        </Link>
      ) : (
        <form method="post">
          <ErrorSummary problem={form?.problem} />
          <button className="btn btn-primary wide" type="submit">
            {text.unsubscribeYes}
          </button>
        </form>
      )}
    </div>
  );
}
