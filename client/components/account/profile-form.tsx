import { type FormEvent, useState } from 'react';
import type { Account } from '../../api/types.ts';
import { useRequest } from '../../hooks/use-request.ts';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { useZone } from '../../hooks/use-zone.ts';
import { account } from '../../i18n/account.ts';
import { languages } from '../../i18n/languages.ts';
import type { SentForm } from '../../server/form.ts';
import { BusyButton } from '../forms/busy-button.tsx';
import { ErrorSummary } from '../forms/error-summary.tsx';
import { Field } from '../forms/field.tsx';
import { inLanguage } from '../shell/paths.ts';
import { useToast } from '../shell/toasts.tsx';

export const ProfileForm = ({ me, form }: { me: Account; form: SentForm | null }) => {
  const text = useText(account);
  const say = useToast();
  const { language } = useVisit();
  const here = useZone();
  const [zone, setZone] = useState(form?.values.timeZone ?? me.timeZone);
  const { send, isBusy, problem } = useRequest<Account>(form?.problem);

  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const body = Object.fromEntries(new FormData(event.currentTarget));
    const { data } = await send({ method: 'patch', url: '/api/users/me', body });
    if (!data) return;
    // a whole new page: the document's language changes
    if (data.language && data.language !== language)
      location.assign(inLanguage(data.language, '/account?done=profile'));
    else say(text.saved);
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
      <Field
        as="select"
        name="language"
        label={text.language}
        hint={text.languageHint}
        problem={problem}
        defaultValue={form?.values.language ?? me.language ?? language}
        options={languages.map((each) => (
          <option key={each} value={each}>
            {text.languageNames[each]}
          </option>
        ))}
      />
      <Field
        name="timeZone"
        label={text.timeZone}
        hint={text.timeZoneHint}
        problem={problem}
        value={zone ?? here}
        onChange={({ target }) => setZone(target.value)}
        autoComplete="off"
        spellCheck={false}
      />
      <BusyButton variant="secondary" isBusy={isBusy} busy={text.saving}>
        {text.save}
      </BusyButton>
    </form>
  );
};
