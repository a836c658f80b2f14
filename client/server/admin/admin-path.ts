import type { PageVisit } from '../page.ts';

/** What follows `/admin` in the address: `['users', '665…']`. */
export const adminPath = ({ props }: Pick<PageVisit, 'props'>): string[] =>
  new URL(props.path, 'http://here').pathname.split('/').slice(2).filter(Boolean).map(decodeURIComponent);
