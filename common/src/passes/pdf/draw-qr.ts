import type PDFDocument from 'pdfkit';
import { create } from 'qrcode';

/** Modules of the margin that readers look for. */
const quiet = 4;

/** As one path of black squares, so that a printer has it as sharp as it can. */
export const drawQr = (
  doc: InstanceType<typeof PDFDocument>,
  code: string,
  { x, y, width }: { x: number; y: number; width: number },
): void => {
  const { modules } = create([{ data: code, mode: 'alphanumeric' }], { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const side = width / (size + 2 * quiet);
  doc.rect(x, y, width, width).fill('white');
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (!modules.get(row, column)) continue;
      const from = column;
      while (column + 1 < size && modules.get(row, column + 1)) column += 1;
      doc.rect(x + (from + quiet) * side, y + (row + quiet) * side, (column - from + 1) * side, side);
    }
  }
  doc.fill('black');
};
