import { useRouter } from 'next/router';
import { useRef, useState } from 'react';
import type { Outcome, Wanted } from '../api/send.ts';
import type { Problem } from '../api/types.ts';
import { signInPath } from '../components/shell/paths.ts';
import { useVisit } from './use-visit.ts';

/** An answer that may differ next time does not use up the key; any other does. */
const isFinal = ({ problem }: Outcome<unknown>) =>
  !problem || (problem.status >= 400 && problem.status < 500 && ![401, 409, 429].includes(problem.status));

const keyFor = (wanted: Wanted, kept: { for: string; key: string } | undefined) => {
  const what = JSON.stringify(wanted);
  return kept?.for === what ? kept : { for: what, key: crypto.randomUUID() };
};

/**
 * A form's way to the API. A second click while the first is under way is the first one's; a retry
 * after no answer carries the same Idempotency-Key, so that nothing is done twice.
 */
export const useRequest = <T = unknown>(before?: Problem) => {
  const { language } = useVisit();
  const router = useRouter();
  const [problem, setProblem] = useState<Problem | undefined>(before);
  const [isBusy, setBusy] = useState(false);
  const running = useRef<Promise<Outcome<T>> | undefined>(undefined);
  const kept = useRef<{ for: string; key: string } | undefined>(undefined);

  const ask = async (wanted: Wanted): Promise<Outcome<T>> => {
    kept.current = keyFor(wanted, kept.current);
    setBusy(true);
    setProblem(undefined);
    try {
      const { send } = await import('../api/send.ts');
      const key = wanted.method === 'post' ? kept.current.key : undefined;
      const outcome = await send<T>(wanted, language, key);
      if (isFinal(outcome)) kept.current = undefined;
      setProblem(outcome.problem);
      if (outcome.problem?.status === 401) router.push(signInPath(router.asPath));
      return outcome;
    } finally {
      running.current = undefined;
      setBusy(false);
    }
  };

  const send = (wanted: Wanted): Promise<Outcome<T>> => {
    running.current ??= ask(wanted);
    return running.current;
  };

  return { send, isBusy, problem, setProblem };
};
