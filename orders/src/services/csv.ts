/** A spreadsheet takes what begins like this for a formula. */
const formula = /^[=+\-@\t\r]/;

const cell = (text: string): string => {
  const defused = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(defused) ? `"${defused.replaceAll('"', '""')}"` : defused;
};

/** A line of a file for a spreadsheet (RFC 4180). */
export const csvRow = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;

/** Of a file in UTF-8 a spreadsheet knows it by these. */
export const byteOrderMark = '\uFEFF';
