import { useRouter } from 'next/router';
import { useRequest } from '../../hooks/use-request.ts';
import { useText } from '../../hooks/use-visit.ts';
import { account } from '../../i18n/account.ts';
import type { SentForm } from '../../server/form.ts';
import { Asked } from '../forms/asked.tsx';
import { BusyButton } from '../forms/busy-button.tsx';
import { ErrorSummary } from '../forms/error-summary.tsx';
import { PlainAction } from '../forms/plain-action.tsx';
import { useToast } from '../shell/toasts.tsx';
import { When } from '../shell/when.tsx';

export interface SeenSession {
  id: string;
  current: boolean;
  /** Of what is known. */
  device: string | null;
  seenAt: string;
}

export const Sessions = ({ sessions, form }: { sessions: readonly SeenSession[]; form: SentForm | null }) => {
  const text = useText(account);
  const router = useRouter();
  const say = useToast();
  const { send, isBusy, problem } = useRequest(form?.problem);

  const end = async (id: string) => {
    const outcome = await send({ method: 'delete', url: `/api/users/sessions/${id}` });
    if (!outcome.problem) say(text.ended);
    await router.replace(router.asPath, undefined, { scroll: false });
  };
  const endAll = async () => {
    const outcome = await send({ method: 'delete', url: '/api/users/sessions' });
    if (!outcome.problem) await router.push('/');
  };

  return (
    <>
      <ErrorSummary problem={problem} />
      <ul className="sheet">
        {sessions.map(({ id, current, device, seenAt }) => (
          <li key={id}>
            <div>
              <strong>{device ?? text.unknownDevice}</strong>
              <p className="muted small">
                {text.lastSeen} <When at={seenAt} />
              </p>
            </div>
            <div className="sheet-end">
              {current ? (
                <span className="badge badge-good">{text.here}</span>
              ) : (
                <BusyButton
                  className="needs-script"
                  type="button"
                  variant="secondary"
                  isBusy={isBusy}
                  busy={text.end}
                  onClick={() => end(id)}
                >
                  {text.end}
                </BusyButton>
              )}
              {!current && (
                <PlainAction action="session" label={text.end}>
                  <input type="hidden" name="id" value={id} />
                </PlainAction>
              )}
            </div>
          </li>
        ))}
      </ul>
      <Asked
        label={text.endAll}
        title={text.endAll}
        text={text.endAllText}
        yes={text.endAll}
        no={text.keepSessions}
        busy={text.endAll}
        isBusy={isBusy}
        onYes={endAll}
      />
      <PlainAction action="sessions" label={text.endAll} asks={text.endAllText} isDanger />
    </>
  );
};
