import PDFDocument from 'pdfkit';
import type { PassSheet } from '../pass-sheet.ts';
import { drawQr } from './draw-qr.ts';
import { drawable } from './runs.ts';
import { whenOf } from './when.ts';
import { type PassLanguage, passWords } from './words.ts';
import { write } from './write.ts';

/** A5: it fits a pocket, and two of them fit a sheet of a printer at home. */
const page = { width: 419.53, height: 595.28 };
const margin = 36;
const inner = page.width - 2 * margin;
const qr = { x: (page.width - 224) / 2, y: 190, width: 224 };
const grey = '#444444';

const drawPass = (doc: PDFKit.PDFDocument, sheet: PassSheet, language: PassLanguage): void => {
  const words = passWords[language];
  const full = { x: margin, width: inner };
  write(doc, 'Ticketing', { ...full, y: 28, size: 9, weight: 700 });
  write(doc, words.ticket, { ...full, y: 28, size: 9, color: grey, x: page.width - margin - 90, width: 90 });
  let y = write(doc, sheet.title, { ...full, y: 48, size: 20, weight: 700, maxLines: 3 }) + 4;
  y = write(doc, whenOf(sheet, language), { ...full, y, size: 11, weight: 700, maxLines: 2 });
  const where = [sheet.venue, sheet.address, sheet.city].filter(Boolean).join(', ');
  write(doc, where, { ...full, y, size: 11, maxLines: 2 });
  drawQr(doc, sheet.code, qr);
  write(doc, sheet.shortCode, { ...full, y: 416, size: 15, weight: 700, centred: true });
  doc
    .moveTo(margin, 448)
    .lineTo(page.width - margin, 448)
    .lineWidth(0.75)
    .stroke(grey);
  const columns: [name: string, value: string, width: number][] = [
    [words.seat, words.seatOf(sheet.seat, sheet.seats), 80],
    [words.order, sheet.number, 90],
    [words.holder, sheet.holder ?? '', inner - 170],
  ];
  let x = margin;
  for (const [name, value, width] of columns) {
    if (value) {
      write(doc, name, { x, y: 456, width: width - 8, size: 8, color: grey });
      write(doc, value, { x, y: 468, width: width - 8, size: 12, weight: 700, maxLines: 2 });
    }
    x += width;
  }
  write(doc, words.note, { ...full, y: 522, size: 8, maxLines: 3, color: grey });
};

/** One page a pass, in black on white. */
export const printPasses = (sheets: readonly PassSheet[], language: PassLanguage): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const { tickets } = passWords[language];
    const [first] = sheets;
    const doc = new PDFDocument({
      size: [page.width, page.height],
      margin: 0,
      autoFirstPage: false,
      lang: language,
      // else it reads one of its own first
      font: null as never,
      info: {
        Title: first ? `${tickets} ${first.number}: ${drawable(first.title)}` : tickets,
        Creator: 'Ticketing',
      },
    });
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
    for (const sheet of sheets) {
      doc.addPage();
      drawPass(doc, sheet, language);
    }
    doc.end();
  });
