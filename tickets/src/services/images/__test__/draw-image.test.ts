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

/** What ends by itself has the usual time: a process takes a while to start on a busy machine. */
const drawingBy = async (name: string, code: string, limits: { maxMs?: number } = {}) => {
  const program = join(folder, `${name}.mjs`);
  await writeFile(program, code);
  return createDrawing({ ...limits, program });
};
const briefly = { maxMs: 500 };
const anything = new Uint8Array(8);

it.each([
  ['crashes', "process.on('message', () => process.abort());"],
  ['gives up', "process.on('message', () => process.exit(1));"],
  ['does not start', 'throw new Error();'],
])('When the decoder %s, then the image is refused, and the next one is not', async (what, code) => {
  const draw = await drawingBy(what.replaceAll(' ', '-'), code);
  await expect(draw(anything)).rejects.toMatchObject({ statusCode: 400, code: 'image.too-complex' });
  await expect(draw(anything)).rejects.toMatchObject({ statusCode: 400 });
});

it.each([
  ['hangs', "process.on('message', () => { for (;;); });"],
  ['answers nothing', "process.on('message', () => {});"],
])('When the decoder %s, then it is 503, and the next one is drawn', async (what, code) => {
  const draw = await drawingBy(what.replaceAll(' ', '-'), code, briefly);
  const refused = { statusCode: 503, code: 'image.overloaded' };
  await expect(draw(anything)).rejects.toMatchObject(refused);
  await expect(draw(anything)).rejects.toMatchObject(refused);
});

it('When more are uploaded than can be drawn in time, then they are refused with 503 at once', async () => {
  const draw = await drawingBy('slow', "process.on('message', () => {});", briefly);
  const ended: number[] = [];
  const drawings = Array.from({ length: 5 }, (_, index) => draw(anything).finally(() => ended.push(index)));
  const outcomes = await Promise.allSettled(drawings);
  expect(ended).toEqual([3, 4, 0, 1, 2]);
  for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: { code: 'image.overloaded' } });
});

it('When a decoder runs, then it knows nothing of our environment', async () => {
  process.env.SECRET_OF_TEST = 'secret';
  const reply = "process.on('message', () => process.send({ look: process.env.SECRET_OF_TEST ?? 'none' }));";
  const draw = await drawingBy('curious', reply);
  expect(await draw(anything)).toEqual({ look: 'none' });
  delete process.env.SECRET_OF_TEST;
});
