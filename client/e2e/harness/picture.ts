import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';

const folder = join(import.meta.dirname, '../pictures');
/** So small that letters are gone, and what is left is where things are, and in which colours. */
const width = 60;
/** Of 255: less is another word, or another edge of a letter. */
const maxStep = 48;
const maxShare = 0.05;
const maxTaller = 0.05;

interface Small {
  data: Buffer;
  height: number;
}

const shrink = async (picture: Buffer | string): Promise<Small> => {
  const { data, info } = await sharp(picture)
    .flatten()
    .resize({ width })
    .blur(0.8)
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, height: info.height };
};

/** How much of the page has another colour than it had, from 0 to 1. */
const shareOfChange = (one: Small, other: Small): number => {
  const cells = width * Math.min(one.height, other.height);
  let changed = 0;
  for (let cell = 0; cell < cells; cell++) {
    const steps = [0, 1, 2].map((colour) => {
      const at = cell * 3 + colour;
      return Math.abs((one.data[at] as number) - (other.data[at] as number));
    });
    if (Math.max(...steps) > maxStep) changed++;
  }
  return changed / cells;
};

/** What is different from the picture that is kept; writes it anew with PICTURES=1. */
export const pictureProblems = async (name: string, screenshot: Buffer): Promise<string[]> => {
  const file = join(folder, `${name}.png`);
  if (process.env.PICTURES) {
    mkdirSync(dirname(file), { recursive: true });
    // the width of what is compared, so that a kept picture is a few kilobytes
    writeFileSync(
      file,
      await sharp(screenshot)
        .flatten()
        .resize({ width: width * 2 })
        .png({ palette: true })
        .toBuffer(),
    );
    return [];
  }
  if (!existsSync(file)) return [`has no picture yet: npm run pictures -w client`];
  const [before, now] = [await shrink(file), await shrink(screenshot)];
  const taller = Math.abs(now.height - before.height) / before.height;
  const share = shareOfChange(before, now);
  const hint = 'if that is meant: npm run pictures -w client';
  return [
    ...(taller > maxTaller ? [`${percent(taller)} taller or shorter than its picture; ${hint}`] : []),
    ...(share > maxShare ? [`${percent(share)} of it looks different from its picture; ${hint}`] : []),
  ];
};

const percent = (share: number) => `${Math.round(share * 100)} %`;
