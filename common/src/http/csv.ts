/** A spreadsheet takes what begins like this for a formula. */
const formula = /^[=+\-@\t\r]/;

const cell = (text: string): string => {
  const defused = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(defused) ? `"${defused.replaceAll('"', '""')}"` : defused;
};

const csvRow = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;

/** Of a file in UTF-8 a spreadsheet knows it by these. */
const byteOrderMark = '\uFEFF';

/** A file for spreadsheets (RFC 4180), formulas defused, a batch at a time. */
export async function* csvFile<Item>(
  head: readonly string[],
  batches: AsyncIterable<Item[]>,
  cellsOf: (item: Item) => string[],
): AsyncGenerator<string> {
  yield byteOrderMark + csvRow(head);
  for await (const batch of batches) yield batch.map((item) => csvRow(cellsOf(item))).join('');
}
