import type { ReactNode } from 'react';
import { useText } from '../../hooks/use-visit.ts';
import { admin } from '../../i18n/admin.ts';

interface Props {
  here: string;
  label: string;
  search: string | undefined;
  children?: ReactNode;
}

export const SearchForm = ({ here, label, search = '', children }: Props) => {
  const text = useText(admin);
  return (
    <form className="attendee-search admin-search" action={here}>
      <label className="field">
        <span className="form-label">{label}</span>
        <input className="form-control" type="search" name="search" defaultValue={search} />
      </label>
      {children}
      <button className="btn btn-secondary" type="submit">
        {text.find}
      </button>
    </form>
  );
};
