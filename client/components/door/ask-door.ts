import type { Outcome, Wanted } from '../../api/send.ts';
import type { Language } from '../../i18n/languages.ts';

/** Who waits at a door waits for no longer than this: then the list decides. */
const patienceMs = 3000;

export interface Asker {
  language: Language;
  token: string | null;
}

/** The API in the name of the session, or of a helper's link. */
export const askDoor = async <T>({ language, token }: Asker, wanted: Wanted): Promise<Outcome<T>> => {
  const { send } = await import('../../api/send.ts');
  const headers = token ? { 'X-Door-Token': token } : {};
  return send<T>({ ...wanted, headers, signal: AbortSignal.timeout(patienceMs) }, language);
};

/** Nobody has judged: no answer came, or none of the service's. */
export const isUnanswered = ({ problem }: Outcome<unknown>): boolean =>
  problem !== undefined && (problem.status === 0 || problem.status >= 500);
