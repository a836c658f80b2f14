import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from '@jest/globals';

const docs = resolve(import.meta.dirname, '../../../../docs');
const table = readFileSync(resolve(docs, 'abuse.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| (?!attack|---)/.test(line));
const linksIn = (row: string) => [...row.matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => String(link));

it('When a row of the table of attacks names a test, then it is there', () => {
  expect(table.length).toBeGreaterThan(40);
  expect(table.filter((row) => linksIn(row).length === 0)).toEqual([]);
  expect(table.flatMap(linksIn).filter((link) => !existsSync(resolve(docs, link)))).toEqual([]);
});

it('When there is a test of abuse, then the table names it', () => {
  const named = table.flatMap(linksIn).map((link) => link.replace(/^.*\//, ''));
  const tests = readdirSync(import.meta.dirname).filter((name) => name.startsWith('abuse-'));
  expect(tests.filter((name) => name !== 'abuse-table.test.ts' && !named.includes(name))).toEqual([]);
});
