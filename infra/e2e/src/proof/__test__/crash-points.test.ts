import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from '@jest/globals';
import { serviceNames } from '@ticketing/common/contracts';
import { crashPoints } from '../crash-points.ts';

const root = resolve(import.meta.dirname, '../../../../..');
const sourcesOf = (folder: string) =>
  readdirSync(resolve(root, folder, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('__test__'))
    .map((file) => readFileSync(join(root, folder, 'src', file), 'utf8'));
/** What a name is made of may be anything: `${service}.saving`. */
const namesIn = (source: string) =>
  [...source.matchAll(/crashPoint\(['`](.+?)['`]\)/g)].map(
    ([, name]) =>
      new RegExp(
        `^${String(name)
          .replace(/\$\{.+?\}/g, '\\w+')
          .replaceAll('.', '\\.')}$`,
      ),
  );
const all = Object.values(crashPoints).flat();
const written = ['common', ...serviceNames].flatMap(sourcesOf).flatMap(namesIn);

it('When a crash point is in the sources, then it is in the list', () => {
  expect(written.length).toBeGreaterThan(20);
  expect(written.filter((pattern) => !all.some((name) => pattern.test(name))).map(String)).toEqual([]);
});

it('When a crash point is in the list, then it is in the sources', () => {
  expect(all.filter((name) => !written.some((pattern) => pattern.test(name)))).toEqual([]);
  expect(new Set(all).size).toBe(all.length);
});

it('When a service publishes, then the steps of its outbox are in the list', () => {
  for (const service of serviceNames) {
    const [app] = sourcesOf(service).filter((source) => /^\s+outboxes: \[/m.test(source));
    const publishes = !/^\s+outboxes: \[\]/m.test(String(app));
    expect({ service, publishes: crashPoints[service].includes(`${service}.removed`) }).toEqual({
      service,
      publishes,
    });
  }
});
