import Link from 'next/link';
import type { Category } from '../../api/types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { listings } from '../../i18n/listings.ts';
import { type ListingFilters, listPath } from './listing-filters.ts';

const chosen = (isChosen: boolean) => (isChosen ? { 'aria-current': 'true' as const } : {});

export const Categories = ({
  categories,
  filters,
}: {
  categories: readonly Category[];
  filters: ListingFilters;
}) => {
  const text = useText(listings);
  const pathOf = (category: string | undefined) => listPath({ ...filters, category, cursor: undefined });
  return (
    <nav aria-label={text.categories}>
      <ul className="chips">
        <li>
          <Link href={pathOf(undefined)} scroll={false} {...chosen(!filters.category)}>
            {text.all}
          </Link>
        </li>
        {categories.map(({ category }) => (
          <li key={category}>
            <Link href={pathOf(category)} scroll={false} {...chosen(filters.category === category)}>
              <bdi>{category}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};

export const Sorts = ({ filters }: { filters: ListingFilters }) => {
  const text = useText(listings);
  return (
    <nav className="sorts" aria-label={text.sort}>
      {Object.entries(text.sorts).map(([sort, name]) => (
        <Link
          key={sort}
          href={listPath({ ...filters, sort: sort === 'date' ? undefined : sort, cursor: undefined })}
          scroll={false}
          {...chosen((filters.sort ?? 'date') === sort)}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
};
