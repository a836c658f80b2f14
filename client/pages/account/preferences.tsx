import type { InferGetServerSidePropsType } from 'next';
import { type MailPreferences, mailGroups } from '../../api/notification-types.ts';
import { AccountNav } from '../../components/account/account-nav.tsx';
import { ErrorSummary } from '../../components/forms/error-summary.tsx';
import { Dimmed } from '../../components/shell/dimmed.tsx';
import { HeadOf } from '../../components/shell/head-of.tsx';
import { useText } from '../../hooks/use-visit.ts';
import { mails } from '../../i18n/mails.ts';
import { sendForm } from '../../server/form.ts';
import { page } from '../../server/page.ts';

const here = '/account/preferences';
const url = '/api/notifications/preferences';

export const getServerSideProps = page(
  async ({ api, ask, query }) => ({
    props: { wanted: await ask(api.get<{ mail: MailPreferences }>(url)), isSaved: query.done === 'saved' },
  }),
  {
    signedIn: true,
    onPost: (visit, form) => {
      const body = { mail: Object.fromEntries(mailGroups.map((group) => [group, form.has(group)])) };
      return sendForm(visit, { method: 'put', url, body }, {}, () => `${here}?done=saved`);
    },
  },
);

export default function Preferences({
  wanted,
  isSaved,
  form,
}: InferGetServerSidePropsType<typeof getServerSideProps>) {
  const text = useText(mails);
  const preferences = wanted.data?.mail;
  return (
    <div className="column">
      <HeadOf title={text.title} />
      <AccountNav here={here} />
      <h1>{text.title}</h1>
      {isSaved && !form && <p role="status">{text.saved}</p>}
      {wanted.failed && <Dimmed failed={wanted.failed} />}
      {preferences && (
        <form method="post">
          <ErrorSummary problem={form?.problem} />
          <p className="muted">{text.always}</p>
          {mailGroups.map((group) => (
            <div className="form-check mail-choice" key={group}>
              <input
                className="form-check-input"
                type="checkbox"
                id={group}
                name={group}
                defaultChecked={preferences[group]}
              />
              <label htmlFor={group}>{text.groups[group]}</label>
            </div>
          ))}
          <button className="btn btn-primary mt" type="submit">
            {text.save}
          </button>
        </form>
      )}
    </div>
  );
}
