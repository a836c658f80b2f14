import type { FormEvent } from 'react';
import { useRequest } from '../../hooks/use-request.ts';
import { useText } from '../../hooks/use-visit.ts';
import { account } from '../../i18n/account.ts';
import type { SentForm } from '../../server/form.ts';
import { BusyButton } from '../forms/busy-button.tsx';
import { ErrorSummary } from '../forms/error-summary.tsx';
import { useToast } from '../shell/toasts.tsx';

/** That the address is still to be confirmed, and another link. */
export const Unconfirmed = ({ form }: { form: SentForm | null }) => {
  const text = useText(account);
  const say = useToast();
  const { send, isBusy, problem } = useRequest(form?.problem);

  const sendAgain = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const outcome = await send({ method: 'post', url: '/api/users/confirm/request', body: {} });
    if (!outcome.problem) say(text.sentAgain);
  };

  return (
    <form className="panel" method="post" onSubmit={sendAgain}>
      <ErrorSummary problem={problem} />
      <input type="hidden" name="do" value="confirm" />
      <p>{text.unconfirmed}</p>
      <BusyButton variant="secondary" isBusy={isBusy} busy={text.sending}>
        {text.sendAgain}
      </BusyButton>
    </form>
  );
};
