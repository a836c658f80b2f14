/** What a listing can be. A published id keeps its meaning; texts for people are the web app's. */
export const categories = [
  'concert',
  'club',
  'festival',
  'theatre',
  'comedy',
  'classical',
  'sport',
  'art',
  'film',
  'talk',
  'family',
  'food',
  'other',
] as const;
export type Category = (typeof categories)[number];

const known: ReadonlySet<string> = new Set(categories);

/** Sellers once wrote their own: what is not in the list is other. */
export const categoryOf = (stored: string): Category => (known.has(stored) ? (stored as Category) : 'other');
