import type { Guest } from './guests.ts';

/** A spreadsheet takes what begins like this for a formula. */
const formula = /^[=+\-@\t\r]/;

const cell = (text: string): string => {
  const defused = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(defused) ? `"${defused.replaceAll('"', '""')}"` : defused;
};

const row = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;

/** Of a file in UTF-8 a spreadsheet knows it by these. */
const byteOrderMark = '\uFEFF';

/** The list as a file (RFC 4180), a batch at a time. */
export async function* guestList(batches: AsyncIterable<Guest[]>): AsyncGenerator<string> {
  yield byteOrderMark + row(['name', 'order', 'seat', 'status', 'admitted', 'gate']);
  for await (const guests of batches)
    yield guests
      .filter(({ status }) => status !== 'void')
      .map(({ name, number, seat, status, admittedAt, gate = '' }) =>
        row([name, number, String(seat), status, admittedAt?.toISOString() ?? '', gate]),
      )
      .join('');
}
