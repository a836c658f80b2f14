import jsqr from 'jsqr';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

interface Drawn {
  canvas: { width: number; height: number };
  context: { getImageData(x: number, y: number, width: number, height: number): { data: Uint8ClampedArray } };
}

const scanned = jsqr as unknown as typeof jsqr.default;

/** What each page says, and what a camera reads from its QR: the page is drawn and decoded by code that is not ours. */
export const scanPdf = async (pdf: Buffer): Promise<{ text: string; code: string | undefined }[]> => {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const canvases = document.canvasFactory as { create(width: number, height: number): Drawn };
  const pages: { text: string; code: string | undefined }[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: 1.5 });
    const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
    const { canvas, context } = canvases.create(width, height);
    await page.render({ canvas: canvas as never, viewport }).promise;
    const { items } = await page.getTextContent();
    pages.push({
      text: items.map((item) => ('str' in item ? item.str : '')).join(''),
      code: scanned(context.getImageData(0, 0, width, height).data, width, height)?.data,
    });
  }
  await document.destroy();
  return pages;
};
