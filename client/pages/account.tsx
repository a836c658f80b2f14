import type { InferGetServerSidePropsType } from 'next';
import type { Account, Session } from '../api/types.ts';
import { PasswordForm } from '../components/account/password-form.tsx';
import { ProfileForm } from '../components/account/profile-form.tsx';
import { Sessions } from '../components/account/sessions.tsx';
import { NeedsScript } from '../components/forms/needs-script.tsx';
import { Dimmed } from '../components/shell/dimmed.tsx';
import { HeadOf } from '../components/shell/head-of.tsx';
import { useText } from '../hooks/use-visit.ts';
import { account } from '../i18n/account.ts';
import { page } from '../server/page.ts';

export const getServerSideProps = page(
  async ({ api, ask }) => {
    const [me, sessions] = await Promise.all([
      ask(api.get<Account>('/api/users/me')),
      ask(api.get<Session[]>('/api/users/sessions')),
    ]);
    return { props: { me, sessions } };
  },
  { signedIn: true },
);

export default function AccountPage({
  me,
  sessions,
}: InferGetServerSidePropsType<typeof getServerSideProps>) {
  const text = useText(account);
  return (
    <div className="column">
      <HeadOf title={text.title} />
      <h1>{text.title}</h1>
      <NeedsScript />
      <section className="section">
        <h2>{text.profile}</h2>
        {me.data ? <ProfileForm me={me.data} /> : <Dimmed failed={me.failed} />}
      </section>
      <section className="section">
        <h2>{text.newPasswordTitle}</h2>
        <PasswordForm />
      </section>
      <section className="section">
        <h2>{text.sessions}</h2>
        {sessions.data ? <Sessions sessions={sessions.data} /> : <Dimmed failed={sessions.failed} />}
      </section>
    </div>
  );
}
