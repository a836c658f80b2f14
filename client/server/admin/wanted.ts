import type { PageVisit } from '../page.ts';

/** What the address asks for, without fields that were left empty. */
export const wanted = <Name extends string>(
  { query }: Pick<PageVisit, 'query'>,
  ...names: Name[]
): Partial<Record<Name, string>> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = [query[name] ?? ''].flat()[0]?.trim();
      return value ? [[name, value]] : [];
    }),
  ) as Partial<Record<Name, string>>;
