import type { VisitProps } from '../../hooks/use-visit.ts';

/** What a new account gets from its owner's browser. A zone that was never remembered is UTC, and says nothing. */
export const preferencesOf = ({ language, zone }: Pick<VisitProps, 'language' | 'zone'>) => ({
  language,
  ...(zone !== 'UTC' && /^[A-Za-z]/.test(zone) ? { timeZone: zone } : {}),
});
