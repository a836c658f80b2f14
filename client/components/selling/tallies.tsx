import type { Sum, Ticket } from '../../api/types.ts';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { count, money } from '../../i18n/format.ts';
import { selling } from '../../i18n/selling.ts';

/** What is sold, held and left, and the money; a dash where it cannot be known now. */
export const Tallies = ({ ticket, sum }: { ticket: Ticket; sum: Sum | null }) => {
  const text = useText(selling);
  const { language } = useVisit();
  const shown = (value: number | undefined) => (value === undefined ? '–' : count(language, value));
  const rows = [
    [text.sold, shown(sum?.sold)],
    [text.held, shown(sum?.held)],
    [text.left, shown(ticket.available)],
    [text.revenue, sum ? money(language, sum.revenue) : '–'],
  ];
  return (
    <dl className="tallies">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};
