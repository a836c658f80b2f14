import { closeSync, openSync, writeSync } from 'node:fs';
import { toBuffer } from 'qrcode';
import sharp from 'sharp';

const [width, height, perSecond] = [640, 480, 5];
const codeWidth = 330;

const frameOf = async (code: string | undefined): Promise<Buffer> => {
  const paper = sharp({ create: { width, height, channels: 3, background: '#8c8c8c' } });
  const held = code ? [{ input: await toBuffer(code, { width: codeWidth, errorCorrectionLevel: 'M' }) }] : [];
  const light = await paper.composite(held).removeAlpha().greyscale().raw().toBuffer();
  const noColour = Buffer.alloc((width * height) / 2, 128);
  return Buffer.concat([Buffer.from('FRAME\n'), light, noColour]);
};

/** A video of passes that are held up for two seconds each, and of nothing for two more in between. */
export const filmOf = async (file: string, codes: readonly string[]): Promise<string[]> => {
  const film = openSync(file, 'w');
  writeSync(film, `YUV4MPEG2 W${width} H${height} F${perSecond}:1 Ip A1:1 C420jpeg\n`);
  for (const code of codes)
    for (const shown of [code, undefined]) {
      const frame = await frameOf(shown);
      for (let n = 0; n < 2 * perSecond; n++) writeSync(film, frame);
    }
  closeSync(film);
  return [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${file}`,
  ];
};
