import { useText } from '../../hooks/use-visit.ts';
import { admin } from '../../i18n/admin.ts';

interface Props {
  here: string;
  /** What the list was asked for. */
  filters: Record<string, string>;
  next: string | null;
}

/** To the next page of a list that only knows where it goes on. */
export const Pager = ({ here, filters, next }: Props) => {
  const text = useText(admin);
  if (!next) return null;
  return (
    <p className="pager">
      <a className="btn btn-secondary" href={`${here}?${new URLSearchParams({ ...filters, cursor: next })}`}>
        {text.next}
      </a>
    </p>
  );
};
