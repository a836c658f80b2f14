type Query = Partial<Record<string, string | string[]>>;

const fields = [
  'search',
  'category',
  'city',
  'minPrice',
  'maxPrice',
  'from',
  'to',
  'available',
  'sort',
  'cursor',
] as const;

/** What somebody searches for is in the address, and nowhere else. */
export type ListingFilters = Partial<Record<(typeof fields)[number], string>>;

export const filtersOf = (query: Query): ListingFilters =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = query[field];
      return typeof value === 'string' && value !== '' ? [[field, value]] : [];
    }),
  );

/** The address of the list with these filters; what is undefined is left out. */
export const listPath = (filters: Record<string, string | undefined>, path = '/'): string => {
  const said = Object.entries(filters).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return said.length > 0 ? `${path}?${new URLSearchParams(said)}` : path;
};

export const isFiltered = ({ minPrice, maxPrice, from, to, available }: ListingFilters): boolean =>
  [minPrice, maxPrice, from, to, available].some(Boolean);
