import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { pictureProblems } from '../picture.ts';

const name = 'picture-test';
const file = join(import.meta.dirname, '../../pictures', `${name}.png`);

/** A page with a heading, a card and some words. */
const page = (card: string, height = 900, words = 'An evening of songs') =>
  sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="360" height="${height}">
      <rect width="360" height="${height}" fill="#fbfaf6"/>
      <rect x="20" y="20" width="320" height="40" fill="#1e211d"/>
      <rect x="20" y="90" width="320" height="300" fill="${card}"/>
      <text x="30" y="440" font-size="18" fill="#1e211d">${words}</text>
    </svg>`),
  )
    .png()
    .toBuffer();

beforeAll(async () => {
  process.env.PICTURES = '1';
  await pictureProblems(name, await page('#1f5f4a'));
  delete process.env.PICTURES;
});
afterAll(() => rmSync(file));

it('When a page is as it was, or has other words, then nothing is said', async () => {
  expect(await pictureProblems(name, await page('#1f5f4a'))).toEqual([]);
  expect(await pictureProblems(name, await page('#1f5f4a', 900, 'Songs of an evening'))).toEqual([]);
});

it('When a card has lost its colour, or the page its end, then it is said', async () => {
  expect(await pictureProblems(name, await page('#ffffff'))).toEqual([
    expect.stringContaining('of it looks different'),
  ]);
  expect(await pictureProblems(name, await page('#1f5f4a', 700))).toEqual([
    expect.stringContaining('taller or shorter'),
  ]);
  expect(await pictureProblems('no-such-page', await page('#1f5f4a'))).toEqual([
    expect.stringContaining('no picture yet'),
  ]);
});
