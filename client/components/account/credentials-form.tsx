import Link from 'next/link';
import { useRouter } from 'next/router';
import type { FormEvent } from 'react';
import { useRequest } from '../../hooks/use-request.ts';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { useZone } from '../../hooks/use-zone.ts';
import { signing } from '../../i18n/signing.ts';
import type { SentForm } from '../../server/form.ts';
import { BusyButton } from '../forms/busy-button.tsx';
import { ErrorSummary } from '../forms/error-summary.tsx';
import { Field } from '../forms/field.tsx';
import { PasswordField } from './password-field.tsx';
import { preferencesOf } from './preferences-of.ts';

interface Props {
  way: 'signIn' | 'signUp';
  /** Where to, afterwards. */
  next: string;
  form: SentForm | null;
}

/** Signing in and signing up, with a script or without. */
export const CredentialsForm = ({ way, next, form }: Props) => {
  const text = useText(signing);
  const router = useRouter();
  const { language } = useVisit();
  const zone = useZone();
  const { send, isBusy, problem } = useRequest(form?.problem);
  const isNew = way === 'signUp';
  const onward = next === '/' ? '' : `?next=${encodeURIComponent(next)}`;

  const enter = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { email, password } = Object.fromEntries(new FormData(event.currentTarget));
    const url = `/api/users/${way.toLowerCase()}`;
    const body = { email, password, ...(isNew ? preferencesOf({ language, zone }) : {}) };
    const outcome = await send({ method: 'post', url, body });
    if (!outcome.problem) await router.push(next);
  };

  return (
    <form
      className="panel"
      method="post"
      action={`/auth/${way.toLowerCase()}${onward}`}
      onSubmit={enter}
      noValidate
    >
      <ErrorSummary problem={problem} />
      <Field
        name="email"
        label={text.email}
        problem={problem}
        type="email"
        autoComplete="username"
        defaultValue={form?.values.email}
        required
        maxLength={254}
      />
      <PasswordField name="password" label={text.password} isNew={isNew} problem={problem} />
      {!isNew && (
        <p className="small">
          <Link href="/auth/forgot">{text.forgot}</Link>
        </p>
      )}
      <BusyButton className="wide" isBusy={isBusy} busy={isNew ? text.signingUp : text.signingIn}>
        {text[way]}
      </BusyButton>
      <p className="small mt">
        <Link href={`/auth/${isNew ? 'signin' : 'signup'}${onward}`}>
          {isNew ? text.toSignIn : text.toSignUp}
        </Link>
      </p>
    </form>
  );
};
