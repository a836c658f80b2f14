import { isId } from './is-id.ts';

/** What somebody who looks for an order has typed. */
export type Kind = 'all' | 'last4' | 'email' | 'number' | 'id';

export const kindOf = (search: string): Kind | undefined => {
  if (search === '') return 'all';
  if (/^\d{4}$/.test(search)) return 'last4';
  if (search.includes('@')) return 'email';
  if (/^[\da-z]{8}$/i.test(search)) return 'number';
  return isId(search) ? 'id' : undefined;
};
