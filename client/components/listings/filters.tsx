import Link from 'next/link';
import { useText } from '../../hooks/use-visit.ts';
import { finding } from '../../i18n/finding.ts';
import { listings } from '../../i18n/listings.ts';
import { isFiltered, type ListingFilters, listPath } from './listing-filters.ts';

const fields = [
  ['minPrice', 'number'],
  ['maxPrice', 'number'],
  ['from', 'date'],
  ['to', 'date'],
] as const;

/** What cannot be in such a field is left out of it: browsers complain of it. */
const fits = { number: /^\d+(\.\d+)?$/, date: /^\d{4}-\d{2}-\d{2}$/ };

const money = { min: 0, step: '0.01', inputMode: 'decimal' } as const;

export const Filters = ({ filters }: { filters: ListingFilters }) => {
  const text = useText(finding);
  const common = useText(listings);
  const { search, category, city, sort } = filters;
  return (
    <details className="more" open={isFiltered(filters)}>
      <summary>{text.filters}</summary>
      <div className="more-grid">
        {fields.map(([name, type]) => (
          <div key={name}>
            <label className="form-label" htmlFor={name}>
              {text[name]}
            </label>
            <input
              className="form-control"
              id={name}
              name={name}
              type={type}
              defaultValue={fits[type].test(filters[name] ?? '') ? filters[name] : ''}
              {...(type === 'number' ? money : {})}
            />
          </div>
        ))}
        <div className="form-check">
          <input
            className="form-check-input"
            type="checkbox"
            id="available"
            name="available"
            value="true"
            defaultChecked={filters.available === 'true'}
          />
          <label htmlFor="available">{text.available}</label>
        </div>
        <div className="actions">
          <button className="btn btn-secondary" type="submit">
            {text.apply}
          </button>
          <Link href={listPath({ search, category, city, sort })}>{common.clear}</Link>
        </div>
      </div>
    </details>
  );
};
