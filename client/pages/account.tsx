import type { InferGetServerSidePropsType } from 'next';
import type { Account, Session } from '../api/types.ts';
import { AccountNav } from '../components/account/account-nav.tsx';
import { PasswordForm } from '../components/account/password-form.tsx';
import { ProfileForm } from '../components/account/profile-form.tsx';
import { Sessions } from '../components/account/sessions.tsx';
import { Unconfirmed } from '../components/account/unconfirmed.tsx';
import { Dimmed } from '../components/shell/dimmed.tsx';
import { HeadOf } from '../components/shell/head-of.tsx';
import { useText } from '../hooks/use-visit.ts';
import { account } from '../i18n/account.ts';
import { postAccount } from '../server/account-post.ts';
import { deviceOf } from '../server/device.ts';
import { page } from '../server/page.ts';

export const getServerSideProps = page(
  async ({ api, ask, query }) => {
    const [me, sessions] = await Promise.all([
      ask(api.get<Account>('/api/users/me')),
      ask(api.get<Session[]>('/api/users/sessions'), ({ data }) =>
        data.map(({ id, current, seenAt, userAgent }) => ({
          ...{ id, current, seenAt },
          device: deviceOf(userAgent) ?? null,
        })),
      ),
    ]);
    return { props: { me, sessions, done: String(query.done ?? '') } };
  },
  { signedIn: true, onPost: postAccount },
);

/** What is said after a form without a script. */
const doneTexts = { profile: 'saved', confirm: 'sentAgain', password: 'changed', session: 'ended' } as const;
const isDone = (done: string): done is keyof typeof doneTexts => Object.hasOwn(doneTexts, done);

export default function AccountPage({
  me,
  sessions,
  done,
  form,
}: InferGetServerSidePropsType<typeof getServerSideProps>) {
  const text = useText(account);
  const of = (which: string) => (form?.values.do === which ? form : null);
  return (
    <div className="column">
      <HeadOf title={text.title} />
      <AccountNav here="/account" />
      <h1>{text.title}</h1>
      {isDone(done) && <p role="status">{text[doneTexts[done]]}</p>}
      {me.data?.emailConfirmed === false && (
        <section className="section">
          <Unconfirmed form={of('confirm')} />
        </section>
      )}
      <section className="section">
        <h2>{text.profile}</h2>
        {me.data ? <ProfileForm me={me.data} form={of('profile')} /> : <Dimmed failed={me.failed} />}
      </section>
      <section className="section">
        <h2>{text.newPasswordTitle}</h2>
        <PasswordForm form={of('password')} />
      </section>
      <section className="section">
        <h2>{text.sessions}</h2>
        {sessions.data ? (
          <Sessions sessions={sessions.data} form={of('session') ?? of('sessions')} />
        ) : (
          <Dimmed failed={sessions.failed} />
        )}
      </section>
    </div>
  );
}
