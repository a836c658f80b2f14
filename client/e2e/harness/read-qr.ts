import decode from 'jsqr';
import type { Locator } from 'playwright-core';
import sharp from 'sharp';

/** What a decoder that is not ours reads from a picture of the page. */
export const readQr = async (place: Locator): Promise<string | undefined> => {
  const shot = sharp(await place.screenshot()).ensureAlpha();
  const { data, info } = await shot.raw().toBuffer({ resolveWithObject: true });
  return decode(new Uint8ClampedArray(data), info.width, info.height)?.data;
};
