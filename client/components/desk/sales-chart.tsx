import type { Sales } from '../../api/desk-types.ts';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { desk } from '../../i18n/desk.ts';
import { count, money } from '../../i18n/format.ts';
import { Plot } from './plot.tsx';

const Table = ({ table: { head, rows } }: Pick<Sales, 'table'>) => {
  const text = useText(desk);
  return (
    <details className="chart-table">
      <summary>{text.asTable}</summary>
      <table className="figures">
        <thead>
          <tr>
            {head.map((name) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, column) => (
                <td key={head[column + 1]}>{cell}</td>
              ))}
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
  const { charts, totals, table } = sales;
  const { revenue, seats, columns, labels } = charts;
  if (totals.seats === 0) {
    return (
      <>
        <p className="empty">{text.nothingSold}</p>
        {totals.refunded > 0 && <Table table={table} />}
      </>
    );
  }
  return (
    <div className="sales-chart">
      <h3>{revenue.name}</h3>
      <Plot drawn={revenue} columns={columns} said={money(language, totals.revenue)} />
      <h3>{seats.name}</h3>
      <Plot drawn={seats} columns={columns} labels={labels} said={count(language, totals.seats)} />
      <Table table={table} />
    </div>
  );
};
