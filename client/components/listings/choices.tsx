import Link from 'next/link';
import type { Category, City } from '../../api/types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { categories as names, toCategory } from '../../i18n/categories.ts';
import { finding } from '../../i18n/finding.ts';
import { type ListingFilters, listPath } from './listing-filters.ts';
import { type Span, spans } from './quick-filters.ts';

const chosen = (isChosen: boolean) => (isChosen ? { 'aria-current': 'true' as const } : {});

interface Choice {
  id: string;
  name: string;
  /** What it changes of the filters; chosen already: what takes it back. */
  change: ListingFilters;
  isChosen: boolean;
  hue?: string;
}

const Chips = ({
  label,
  choices,
  filters,
}: {
  label: string;
  choices: Choice[];
  filters: ListingFilters;
}) => (
  <nav aria-label={label}>
    <ul className="chips">
      {choices.map(({ id, name, change, isChosen, hue }) => (
        <li key={id}>
          <Link
            href={listPath({ ...filters, cursor: undefined, ...change })}
            scroll={false}
            prefetch={false}
            {...chosen(isChosen)}
            {...(hue ? { className: `hue-${hue}` } : {})}
          >
            <bdi>{name}</bdi>
          </Link>
        </li>
      ))}
    </ul>
  </nav>
);

interface Props {
  filters: ListingFilters;
}

export const Dates = ({ filters, days }: Props & { days: Record<Span, { from: string; to: string }> }) => {
  const text = useText(finding);
  const choices = spans.map((span) => {
    const { from, to } = days[span];
    const isChosen = filters.from === from && filters.to === to;
    const change = isChosen ? { from: '', to: '' } : { from, to };
    return { id: span, name: text.spans[span], change, isChosen };
  });
  return <Chips label={text.dates} choices={choices} filters={filters} />;
};

export const Categories = ({ filters, categories }: Props & { categories: readonly Category[] }) => {
  const text = useText(finding);
  const said = useText(names);
  const known = [...new Set(categories.map(({ category }) => toCategory(category)))];
  const choices = known.map((category) => {
    const isChosen = filters.category === category;
    return {
      id: category,
      name: said[category],
      change: { category: isChosen ? '' : category },
      isChosen,
      hue: category,
    };
  });
  return <Chips label={text.categories} choices={choices} filters={filters} />;
};

export const Cities = ({ filters, cities }: Props & { cities: readonly City[] }) => {
  const text = useText(finding);
  const choices = cities.map(({ city }) => {
    const isChosen = filters.city === city;
    return { id: city, name: city, change: { city: isChosen ? '' : city }, isChosen };
  });
  return <Chips label={text.cities} choices={choices} filters={filters} />;
};

export const Sorts = ({ filters }: Props) => {
  const text = useText(finding);
  return (
    <nav className="sorts" aria-label={text.sort}>
      {Object.entries(text.sorts).map(([sort, name]) => (
        <Link
          key={sort}
          href={listPath({ ...filters, sort: sort === 'date' ? undefined : sort, cursor: undefined })}
          scroll={false}
          prefetch={false}
          {...chosen((filters.sort ?? 'date') === sort)}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
};
