import { useRouter } from 'next/router';
import type { FormEvent } from 'react';
import { useText } from '../../hooks/use-visit.ts';
import { finding } from '../../i18n/finding.ts';
import { Filters } from './filters.tsx';
import { type ListingFilters, listPath } from './listing-filters.ts';
import { SearchBox } from './search-box.tsx';

/** A plain form: without a script the browser sends it, with one the page stays. */
export const Finder = ({ filters }: { filters: ListingFilters }) => {
  const text = useText(finding);
  const router = useRouter();

  const find = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const said = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    router.push(listPath(said), undefined, { scroll: false });
  };

  return (
    // a new address fills the fields anew
    <search key={JSON.stringify(filters)}>
      <form action="/" onSubmit={find}>
        <div className="finder-row">
          <SearchBox before={filters.search ?? ''} />
          <button className="btn btn-primary" type="submit">
            {text.search}
          </button>
        </div>
        {filters.category && <input type="hidden" name="category" value={filters.category} />}
        {filters.city && <input type="hidden" name="city" value={filters.city} />}
        {filters.sort && <input type="hidden" name="sort" value={filters.sort} />}
        <Filters filters={filters} />
      </form>
    </search>
  );
};
