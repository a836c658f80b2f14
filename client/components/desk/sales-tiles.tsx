import type { Sales } from '../../api/desk-types.ts';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { desk } from '../../i18n/desk.ts';
import { deskOverview } from '../../i18n/desk-overview.ts';
import { count, money } from '../../i18n/format.ts';
import { Change } from './change.tsx';
import { Tiles } from './tiles.tsx';

/** What was sold in the days shown. */
export const SalesTiles = ({ sales: { totals, change } }: { sales: Sales }) => {
  const text = useText(desk);
  const own = useText(deskOverview);
  const { language } = useVisit();
  return (
    <Tiles
      tiles={[
        {
          name: text.revenue,
          value: money(language, totals.revenue),
          note: <Change percent={change.revenue} />,
        },
        {
          name: own.soldSeats,
          value: count(language, totals.seats),
          note: <Change percent={change.seats} />,
        },
        { name: own.orders, value: count(language, totals.orders) },
        { name: own.refunds, value: money(language, totals.refunded) },
      ]}
    />
  );
};
