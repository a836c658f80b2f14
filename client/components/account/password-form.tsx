import { useRouter } from 'next/router';
import { type FormEvent, useState } from 'react';
import { useRequest } from '../../hooks/use-request.ts';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { account } from '../../i18n/account.ts';
import type { SentForm } from '../../server/form.ts';
import { BusyButton } from '../forms/busy-button.tsx';
import { ErrorSummary } from '../forms/error-summary.tsx';
import { useToast } from '../shell/toasts.tsx';
import { PasswordField } from './password-field.tsx';

export const PasswordForm = ({ form }: { form: SentForm | null }) => {
  const text = useText(account);
  const { user } = useVisit();
  const router = useRouter();
  const say = useToast();
  const { send, isBusy, problem } = useRequest(form?.problem);
  // empty fields again, once it is changed
  const [round, setRound] = useState(0);

  const change = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const body = Object.fromEntries(new FormData(event.currentTarget));
    const outcome = await send({ method: 'post', url: '/api/users/password', body });
    if (outcome.problem) return;
    say(text.changed);
    setRound(round + 1);
    await router.replace(router.asPath, undefined, { scroll: false });
  };

  return (
    <form method="post" onSubmit={change} key={round} noValidate>
      <ErrorSummary problem={problem} />
      <input type="hidden" name="do" value="password" />
      {/* so that a password manager knows whose it is */}
      <input type="hidden" autoComplete="username" value={user?.email ?? ''} readOnly />
      <PasswordField name="oldPassword" label={text.oldPassword} isNew={false} problem={problem} />
      <PasswordField name="newPassword" label={text.newPassword} isNew problem={problem} />
      <BusyButton variant="secondary" isBusy={isBusy} busy={text.changing}>
        {text.change}
      </BusyButton>
    </form>
  );
};
