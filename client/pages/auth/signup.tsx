import type { InferGetServerSidePropsType } from 'next';
import { CredentialsForm } from '../../components/account/credentials-form.tsx';
import { HeadOf } from '../../components/shell/head-of.tsx';
import { useText } from '../../hooks/use-visit.ts';
import { signing } from '../../i18n/signing.ts';
import { credentialsPage } from '../../server/credentials-page.ts';

export const getServerSideProps = credentialsPage('/api/users/signup');

type Props = InferGetServerSidePropsType<typeof getServerSideProps>;

export default function SignUp({ next, form }: Props) {
  const text = useText(signing);
  return (
    <div className="narrow">
      <HeadOf title={text.signUp} />
      <h1>{text.signUpTitle}</h1>
      <CredentialsForm way="signUp" next={next} form={form} />
    </div>
  );
}
