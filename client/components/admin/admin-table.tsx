import type { ReactNode } from 'react';

/** A row for each of what was found; a card on a phone. */
export const AdminTable = ({ columns, children }: { columns: readonly string[]; children: ReactNode }) => (
  <table className="desk-table admin-table">
    <thead>
      <tr>
        {columns.map((name) => (
          <th scope="col" key={name}>
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>{children}</tbody>
  </table>
);
