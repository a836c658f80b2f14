import type { Subject } from './poster.ts';

/** More than this is never set in a poster. */
const maxTitle = 60;

/** Where a listing's poster is found: all that is drawn stands in the address, so that it can be kept for ever. */
export const posterPath = ({ id, category, title }: Subject): string => {
  const shown = [...title.replace(/\p{Cs}/gu, ' ')].slice(0, maxTitle).join('');
  return `/posters/${id}.svg?c=${encodeURIComponent(category)}&t=${encodeURIComponent(shown)}`;
};
