import type { InferGetServerSidePropsType } from 'next';
import { CredentialsForm } from '../../components/account/credentials-form.tsx';
import { HeadOf } from '../../components/shell/head-of.tsx';
import { useText } from '../../hooks/use-visit.ts';
import { account } from '../../i18n/account.ts';
import { credentialsPage } from '../../server/credentials-page.ts';

export const getServerSideProps = credentialsPage('/api/users/signin');

type Props = InferGetServerSidePropsType<typeof getServerSideProps>;

export default function SignIn({ next, form }: Props) {
  const text = useText(account);
  return (
    <div className="narrow">
      <HeadOf title={text.signIn} />
      <h1>{text.signInTitle}</h1>
      <CredentialsForm way="signIn" next={next} form={form} />
    </div>
  );
}
