import Link from 'next/link';
import { type Range, ranges } from '../../api/desk-types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { desk } from '../../i18n/desk.ts';

export const RangeLinks = ({ here, range }: { here: string; range: Range }) => {
  const text = useText(desk);
  return (
    <nav className="ranges" aria-label={text.range}>
      {ranges.map((each) => (
        <Link
          key={each}
          href={`${here}?days=${each}`}
          scroll={false}
          {...(each === range ? { 'aria-current': 'true' as const } : {})}
        >
          {text.ranges[each]}
        </Link>
      ))}
    </nav>
  );
};
