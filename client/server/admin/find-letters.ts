import type { Letter } from '../../api/admin-types.ts';
import type { PageVisit } from '../page.ts';
import { eachService, serviceOf } from './each-service.ts';

const maxShown = 50;

const readable = (body: string): string => {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
};

/** The open dead letters of all services or of one, newest first. */
export const findLetters = async (visit: PageVisit) => {
  const service = serviceOf(visit);
  const { lists, silent } = await eachService(visit, service, (path) =>
    visit.api.get<Letter[]>(`${path}/dead-letters`),
  );
  const all = lists.flat().sort((one, other) => (one.at < other.at ? 1 : -1));
  const letters = all.slice(0, maxShown).map((letter) => ({ ...letter, body: readable(letter.body) }));
  return { service, silent, letters, more: all.length - letters.length };
};
