import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createDrawing } from '../draw-image.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drawing-'));
});
afterAll(() => rm(folder, { recursive: true }));

const drawingBy = async (name: string, code: string) => {
  const program = join(folder, `${name}.mjs`);
  await writeFile(program, code);
  return createDrawing({ maxMs: 500, program });
};
const anything = new Uint8Array(8);

it.each([
  ['crashes', "process.on('message', () => process.abort());"],
  ['hangs', "process.on('message', () => { for (;;); });"],
  ['answers nothing', "process.on('message', () => {});"],
  ['does not start', 'throw new Error();'],
])('When the decoder %s, then the image is refused, and the next one is not', async (what, code) => {
  const draw = await drawingBy(what.replaceAll(' ', '-'), code);
  await expect(draw(anything)).rejects.toMatchObject({ statusCode: 400, code: 'image.too-complex' });
  await expect(draw(anything)).rejects.toMatchObject({ statusCode: 400 });
});

it('When more are uploaded than can be drawn in time, then they are refused with 503', async () => {
  const draw = await drawingBy('slow', "process.on('message', () => {});");
  const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => draw(anything)));
  const codes = outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason.code);
  expect(codes.sort()).toEqual([
    'image.overloaded',
    'image.overloaded',
    'image.too-complex',
    'image.too-complex',
    'image.too-complex',
  ]);
});

it('When a decoder runs, then it knows nothing of our environment', async () => {
  process.env.SECRET_OF_TEST = 'secret';
  const reply = "process.on('message', () => process.send({ look: process.env.SECRET_OF_TEST ?? 'none' }));";
  const draw = await drawingBy('curious', reply);
  expect(await draw(anything)).toEqual({ look: 'none' });
  delete process.env.SECRET_OF_TEST;
});
