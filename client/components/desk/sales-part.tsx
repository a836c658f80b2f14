import type { Range, Sales } from '../../api/desk-types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { desk } from '../../i18n/desk.ts';
import type { Part } from '../../server/part.ts';
import { Dimmed } from '../shell/dimmed.tsx';
import { RangeLinks } from './range-links.tsx';
import { SalesChart } from './sales-chart.tsx';

interface Props {
  here: string;
  range: Range;
  sales: Part<Sales>;
}

export const SalesPart = ({ here, range, sales }: Props) => {
  const text = useText(desk);
  return (
    <section className="desk-panel" aria-labelledby="sales">
      <div className="desk-panel-head">
        <h2 id="sales">{text.sales}</h2>
        <RangeLinks here={here} range={range} />
      </div>
      {sales.data ? <SalesChart sales={sales.data} /> : <Dimmed failed={sales.failed} back={here} />}
    </section>
  );
};
