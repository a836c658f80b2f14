import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { clientBuilds, clientHash } from '../../client-builds.mjs';

const folder = mkdtempSync(join(tmpdir(), 'client-builds-'));
afterAll(() => rmSync(folder, { recursive: true }));

const nextBuild = (version: string) => {
  const from = join(folder, version);
  mkdirSync(join(from, '.next/standalone/client/.next'), { recursive: true });
  mkdirSync(join(from, '.next/static'), { recursive: true });
  writeFileSync(join(from, '.next/standalone/client/server.js'), version);
  writeFileSync(join(from, '.next/static/app.js'), version);
  return from;
};
const [unused, used, next] = ['a', 'b', 'c'].map((letter) => letter.repeat(64)) as [string, string, string];

it('When the pages are built anew, then a running shop keeps its build, and one without a shop is removed', () => {
  const builds = clientBuilds(join(folder, 'dist'));
  const has = () => [unused, used, next].map((name) => builds.has(name));
  builds.add(unused, nextBuild('first'));
  builds.add(used, nextBuild('second'));
  const server = builds.use() as string;
  expect(server).toContain(used);
  builds.add(next, nextBuild('third'));
  expect(has()).toEqual([false, true, true]);
  expect(existsSync(join(server, '../.next/static/app.js'))).toBe(true);
  expect(builds.use()).toContain(next);
});

it('When next build writes its own types, then the pages count as unchanged; a page counts', () => {
  const client = join(folder, 'client');
  mkdirSync(join(client, 'pages'), { recursive: true });
  writeFileSync(join(client, 'pages/index.tsx'), 'one');
  const before = clientHash(client);
  writeFileSync(join(client, 'next-env.d.ts'), 'import "./.next/types/routes.d.ts";');
  mkdirSync(join(client, 'dist/a'), { recursive: true });
  writeFileSync(join(client, 'dist/a/server.js'), 'built');
  expect(clientHash(client)).toBe(before);
  writeFileSync(join(client, 'pages/index.tsx'), 'two');
  expect(clientHash(client)).not.toBe(before);
});
