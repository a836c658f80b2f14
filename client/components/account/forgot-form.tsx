import { useRouter } from 'next/router';
import type { FormEvent } from 'react';
import { useRequest } from '../../hooks/use-request.ts';
import { useText } from '../../hooks/use-visit.ts';
import { links } from '../../i18n/links.ts';
import { signing } from '../../i18n/signing.ts';
import type { SentForm } from '../../server/form.ts';
import { BusyButton } from '../forms/busy-button.tsx';
import { ErrorSummary } from '../forms/error-summary.tsx';
import { Field } from '../forms/field.tsx';

export const ForgotForm = ({ form }: { form: SentForm | null }) => {
  const text = useText(links);
  const { email: label } = useText(signing);
  const router = useRouter();
  const { send, isBusy, problem } = useRequest(form?.problem);

  const ask = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const body = Object.fromEntries(new FormData(event.currentTarget));
    const outcome = await send({ method: 'post', url: '/api/users/password-reset', body });
    if (!outcome.problem) await router.push('/auth/forgot?sent=1');
  };

  return (
    <form className="panel" method="post" onSubmit={ask} noValidate>
      <ErrorSummary problem={problem} />
      <p>{text.forgotText}</p>
      <Field
        name="email"
        label={label}
        problem={problem}
        type="email"
        autoComplete="username"
        defaultValue={form?.values.email}
        required
        maxLength={254}
      />
      <BusyButton className="wide" isBusy={isBusy} busy={text.sending}>
        {text.send}
      </BusyButton>
    </form>
  );
};
