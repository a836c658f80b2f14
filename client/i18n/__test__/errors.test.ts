import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type LocalPlatform, startPlatform } from '@ticketing/local';
import { errorTexts } from '../errors.ts';

const root = join(import.meta.dirname, '../../..');

/** The services that the web app asks. */
const asked: { name: string; path: string }[] = JSON.parse(
  readFileSync(join(root, 'infra/services.json'), 'utf8'),
).filter(({ callers }: { callers: string[] }) => callers.includes('client'));

interface Schema {
  properties: { errors: { items: { properties: { code: { enum: string[] } } } } };
}

let data: string;
let platform: LocalPlatform;
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'ticketing-errors-'));
  platform = await startPlatform({ data, web: false });
}, 60_000);
afterAll(async () => {
  await platform?.stop();
  rmSync(data, { recursive: true, force: true });
});

const codesOf = async ({ path }: { path: string }): Promise<string[]> => {
  const response = await fetch(`${platform.url}${path}/openapi.json`);
  const { components } = (await response.json()) as { components: { schemas: Record<string, Schema> } };
  return Object.values(components.schemas).flatMap(
    ({ properties }) => properties.errors.items.properties.code.enum,
  );
};

const documented = async () => new Set((await Promise.all(asked.map(codesOf))).flat());

it('When a service documents a code, then it is said in every language, and no code is translated that none has', async () => {
  expect(Object.keys(errorTexts.en).sort()).toEqual([...(await documented())].sort());
});

/** What operators ask on the metrics port is not for the web app. */
const forOperators = /\/log-level-http\.ts$/;
const sources = ['common', ...asked.map(({ name }) => name)].flatMap((folder) =>
  readdirSync(join(root, folder, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('__test__') && !forOperators.test(file))
    .map((file) => readFileSync(join(root, folder, 'src', file), 'utf8')),
);
const inSource = /(?:code: |Error\([^;]*?, )'([a-z-]+\.[a-z-]+)'/g;

it('When a source refuses with a code, then a service documents it', async () => {
  const used = sources.flatMap((text) => [...text.matchAll(inSource)].map(([, code]) => String(code)));
  const known = await documented();
  expect(used.length).toBeGreaterThan(50);
  expect(used.filter((code) => !known.has(code))).toEqual([]);
});

it('When a code is said, then in one file: another meaning would take its words', () => {
  const folder = join(root, 'client/i18n/errors');
  const said = readdirSync(folder).flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/^ {2}'([a-z-]+\.[a-z-]+)':/gm)].map(
      ([, code]) => code,
    ),
  );
  expect(said.length).toBeGreaterThan(50);
  expect(said.filter((code, index) => said.indexOf(code) !== index)).toEqual([]);
});
