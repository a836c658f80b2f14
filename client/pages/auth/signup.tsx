import type { InferGetServerSidePropsType } from 'next';
import { EntranceForm } from '../../components/account/entrance-form.tsx';
import { HeadOf } from '../../components/shell/head-of.tsx';
import { useText } from '../../hooks/use-visit.ts';
import { account } from '../../i18n/account.ts';
import { entrance } from '../../server/enter.ts';

export const getServerSideProps = entrance('/api/users/signup');

type Props = InferGetServerSidePropsType<typeof getServerSideProps>;

export default function SignUp({ next, form }: Props) {
  const text = useText(account);
  return (
    <div className="narrow">
      <HeadOf title={text.signUp} />
      <h1>{text.signUpTitle}</h1>
      <EntranceForm way="signUp" next={next} form={form} />
    </div>
  );
}
