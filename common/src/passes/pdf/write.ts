import type PDFDocument from 'pdfkit';
import { fontOf, type Weight } from './fonts.ts';
import { linesOf } from './lines.ts';
import { drawable, runsOf } from './runs.ts';

export interface Place {
  x: number;
  y: number;
  width: number;
  size: number;
  weight?: Weight;
  maxLines?: number;
  centred?: boolean;
  color?: string;
}

const lineHeight = 1.3;

/** Writes what people wrote, whatever it is, and returns where the next line begins. */
export const write = (
  doc: InstanceType<typeof PDFDocument>,
  text: string,
  { x, y, width, size, weight = 400, maxLines = 1, centred = false, color = 'black' }: Place,
): number => {
  const inFont = (subset: Parameters<typeof fontOf>[0]) => {
    const name = `${subset} ${weight}`;
    doc.registerFont(name, fontOf(subset, weight) as never);
    return doc.font(name).fontSize(size);
  };
  const widthOf = (line: string) =>
    runsOf(line).reduce((sum, { subset, text }) => sum + inFont(subset).widthOfString(text), 0);
  const lines = linesOf(drawable(text), width, maxLines, widthOf);
  lines.forEach((line, index) => {
    let at = centred ? x + (width - widthOf(line)) / 2 : x;
    for (const run of runsOf(line)) {
      const font = inFont(run.subset).fillColor(color);
      // from the baseline, since the files of one font differ in height
      font.text(run.text, at, y + (index + 0.8) * size * lineHeight, {
        lineBreak: false,
        baseline: 'alphabetic',
      });
      at += font.widthOfString(run.text);
    }
  });
  return y + lines.length * size * lineHeight;
};
