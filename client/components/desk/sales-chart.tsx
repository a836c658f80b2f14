import type { Sales } from '../../api/desk-types.ts';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { desk } from '../../i18n/desk.ts';
import { count, money } from '../../i18n/format.ts';
import { Plot } from './plot.tsx';

const Table = ({ sales: { rows, isByWeek } }: { sales: Sales }) => {
  const text = useText(desk);
  const { language } = useVisit();
  return (
    <details className="chart-table">
      <summary>{text.asTable}</summary>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{isByWeek ? text.theWeek : text.theDay}</th>
            <th scope="col">{text.orders}</th>
            <th scope="col">{text.seat}</th>
            <th scope="col">{text.revenue}</th>
            <th scope="col">{text.refunds}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.day}>
              <th scope="row">{row.name}</th>
              <td>{count(language, row.orders)}</td>
              <td>{count(language, row.seats)}</td>
              <td>{money(language, row.revenue)}</td>
              <td>{row.refunded > 0 ? money(language, row.refunded) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
};

/** Revenue and seats day by day, as the server drew them, and the same as a table. */
export const SalesChart = ({ sales }: { sales: Sales }) => {
  const text = useText(desk);
  const { language } = useVisit();
  const { charts, totals, isByWeek } = sales;
  const each = isByWeek ? text.aWeek : text.aDay;
  const { revenue, seats, columns, labels } = charts;
  if (totals.seats === 0) {
    return (
      <>
        <p className="empty">{text.nothingSold}</p>
        {totals.refunded > 0 && <Table sales={sales} />}
      </>
    );
  }
  return (
    <div className="sales-chart">
      <h3>
        {text.revenue} <span className="muted">{each}</span>
      </h3>
      <Plot
        drawn={revenue}
        columns={columns}
        name={`${text.revenue} ${each}: ${money(language, totals.revenue)}`}
      />
      <h3>
        {text.seat} <span className="muted">{each}</span>
      </h3>
      <Plot
        drawn={seats}
        columns={columns}
        labels={labels}
        name={`${text.seat} ${each}: ${text.seats(totals.seats)}`}
      />
      <Table sales={sales} />
    </div>
  );
};
