import type { FormEvent } from 'react';
import type { Account } from '../../api/types.ts';
import { useRequest } from '../../hooks/use-request.ts';
import { useText } from '../../hooks/use-visit.ts';
import { account } from '../../i18n/account.ts';
import type { SentForm } from '../../server/form.ts';
import { BusyButton } from '../forms/busy-button.tsx';
import { ErrorSummary } from '../forms/error-summary.tsx';
import { Field } from '../forms/field.tsx';
import { useToast } from '../shell/toasts.tsx';

export const ProfileForm = ({ me, form }: { me: Account; form: SentForm | null }) => {
  const text = useText(account);
  const say = useToast();
  const { send, isBusy, problem } = useRequest<Account>(form?.problem);

  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const body = Object.fromEntries(new FormData(event.currentTarget));
    const { data } = await send({ method: 'patch', url: '/api/users/me', body });
    if (data) say(text.saved);
  };

  return (
    <form method="post" onSubmit={save}>
      <input type="hidden" name="do" value="profile" />
      <ErrorSummary problem={problem} />
      <p>{me.email}</p>
      <Field
        name="name"
        label={text.name}
        hint={text.nameHint}
        problem={problem}
        defaultValue={form?.values.name ?? me.name}
        autoComplete="name"
        maxLength={80}
        dir="auto"
      />
      <BusyButton variant="secondary" isBusy={isBusy} busy={text.saving}>
        {text.save}
      </BusyButton>
    </form>
  );
};
