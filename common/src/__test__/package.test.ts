import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const common = resolve(import.meta.dirname, '../..');
const modules = resolve(common, '../node_modules');
const folder = mkdtempSync(join(tmpdir(), 'package-'));
const installed = join(folder, 'node_modules/@ticketing/common');

const link = (name: string) => {
  const place = join(folder, 'node_modules', name);
  mkdirSync(dirname(place), { recursive: true });
  symlinkSync(join(modules, name), place);
};

const program = `
import { memoryBus } from '@ticketing/common/bus';
import { NotFoundError } from '@ticketing/common/base';
import { OrderCreated, type Change, type SubjectOf } from '@ticketing/common/contracts';
import { listener, publisher } from '@ticketing/common/messaging';
import { requireAuth } from '@ticketing/common/http';
import { aggregates, outboxed } from '@ticketing/common/messaging';
import { commonConfig, createService, parseConfig } from '@ticketing/common/service';
import { route } from '@ticketing/common/http';
import { startTestService } from '@ticketing/common/testing';

const title: string = OrderCreated.sample.ticket.title;
const change: Change<{ id: string; version: number }, SubjectOf<'order'>> = { state: { id: '1', version: 0 }, events: ['order:created'] };
const bus = memoryBus();
bus.subscribe({ subject: 'order:created', group: 'test', handle: async ({ body }) => {
  console.log([body, title, change.events[0], new NotFoundError().statusCode].join(' '));
  return 'done';
} });
await bus.publish({ subject: 'order:created', id: '1', body: 'works' });
await bus.settled();
await bus.close();
console.log([listener, publisher, requireAuth, aggregates, outboxed, createService, parseConfig, route, startTestService]
  .every((part) => typeof part === 'function') && typeof commonConfig === 'object');
`;

beforeAll(() => {
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
      cwd: common,
    }).toString(),
  );
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', join(folder, packed.filename), '--strip-components=1', '-C', installed]);
  const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(common, 'package.json'), 'utf8'));
  // what the package declares, and nothing else of the workspace; the types a user of it would have
  const types = ['node', 'jsonwebtoken', 'supertest'].map((name) => `@types/${name}`);
  for (const name of [...Object.keys({ ...dependencies, ...peerDependencies }), ...types]) link(name);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'program.ts'), program);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('the package outside the workspace', () => {
  it('When it is packed, then it holds the build and the README, and no tests', () => {
    const files = readdirSync(installed, { recursive: true }).map(String);
    expect(files).toEqual(
      expect.arrayContaining(['README.md', 'dist/base/index.js', 'dist/contracts/index.d.ts']),
    );
    expect(files.filter((file) => file.includes('__test__') || file.includes('tsbuildinfo'))).toEqual([]);
  });

  it('When a program uses every part of it, then it compiles and runs', () => {
    const compiler = join(modules, 'typescript/bin/tsc');
    const flags = [
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2023',
      '--skipLibCheck',
      '--types',
      'node',
    ];
    execFileSync(process.execPath, [compiler, ...flags, 'program.ts'], { cwd: folder, stdio: 'pipe' });
    const output = execFileSync(process.execPath, ['program.js'], { cwd: folder }).toString();
    expect(output).toBe('works String quartet by candlelight order:created 404\ntrue\n');
  }, 30_000);
});
