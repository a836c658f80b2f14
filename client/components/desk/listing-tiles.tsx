import type { Sum, Ticket } from '../../api/types.ts';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { desk } from '../../i18n/desk.ts';
import { count, money } from '../../i18n/format.ts';
import { type Tile, Tiles } from './tiles.tsx';

interface Props {
  ticket: Ticket;
  /** Nothing where sales cannot be counted right now. */
  sum: Sum | undefined;
}

/** How a listing stands now; a dash where it cannot be known. */
export const ListingTiles = ({ ticket, sum }: Props) => {
  const text = useText(desk);
  const { language } = useVisit();
  const shown = (value: number | undefined) => (value === undefined ? '–' : count(language, value));
  const tiles: Tile[] = [
    { name: text.revenue, value: sum ? money(language, sum.revenue) : '–' },
    {
      name: text.sold,
      value: shown(sum?.sold),
      note: text.of(count(language, ticket.quantity)),
      ...(sum ? { share: sum.sold / ticket.quantity } : {}),
    },
    { name: text.held, value: shown(sum?.held) },
    { name: text.left, value: shown(ticket.available) },
    {
      name: text.inside,
      value: shown(sum?.admitted),
      ...(sum?.admitted === undefined
        ? {}
        : { note: text.ofSold(shown(sum.sold)), share: sum.sold > 0 ? sum.admitted / sum.sold : 0 }),
    },
  ];
  return <Tiles tiles={tiles} />;
};
