import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = resolve(import.meta.dirname, '../../..');

const broken: [path: string, imports: string, sentence: string][] = [
  ['orders/src/domain/order.ts', 'express', 'domain/ imports event types'],
  ['orders/src/domain/order.ts', 'node:crypto', 'domain/ imports event types'],
  ['orders/src/domain/order.ts', '../models/orders.ts', 'domain/ imports event types'],
  ['orders/src/models/orders.ts', '../routes/new.ts', 'models/ imports domain'],
  ['orders/src/models/orders.ts', 'express', 'models/ imports domain'],
  ['orders/src/routes/new.ts', '@ticketing/common/bus', 'routes/ imports domain'],
  ['orders/src/routes/new.ts', '../events/publishers/order-created.ts', 'routes/ imports domain'],
  ['orders/src/routes/new.ts', './show.ts', 'routes/ imports domain'],
  ['orders/src/events/listeners/ticket-created.ts', 'express', 'events/listeners/ imports domain'],
  [
    'orders/src/events/listeners/ticket-created.ts',
    '../../routes/new.ts',
    'events/listeners/ imports domain',
  ],
  ['orders/src/index.ts', './models/orders.ts', 'index.ts imports app, config'],
  ['orders/src/app.ts', '@ticketing/tickets', 'A service does not import another service'],
  ['orders/src/app.ts', '@ticketing/common/testing', 'common/testing is for tests alone'],
  ['orders/src/app.ts', '@ticketing/common/programs', 'common/programs for tests'],
  ['common/src/service/run.ts', '@ticketing/orders', 'common depends on no service'],
  ['common/src/base/clock.ts', '../contracts/order.ts', 'imports no other part'],
  ['common/src/contracts/order.ts', '../messaging/relay.ts', 'imports base: base ←'],
  ['common/src/messaging/outbox/relay.ts', '../../http/route.ts', 'imports base and contracts: base ←'],
  ['common/src/messaging/outbox/relay.ts', '../../service/run.ts', 'imports base and contracts: base ←'],
  ['common/src/http/route.ts', '../messaging/index.ts', 'imports base and contracts: base ←'],
  ['common/src/timers/bull-timers.ts', '../service/run.ts', 'imports base: base ←'],
  ['infra/e2e/src/stories.ts', '@ticketing/orders/src/domain/order.ts', 'never its inside'],
];
const allowed: [path: string, imports: string][] = [
  ['orders/src/domain/order.ts', '@ticketing/common/contracts'],
  ['orders/src/domain/order.ts', './hold.ts'],
  ['common/src/messaging/outbox/relay.ts', '../../base/index.ts'],
  ['common/src/service/run.ts', '../messaging/index.ts'],
  ['orders/src/models/orders.ts', '../domain/order.ts'],
  ['orders/src/models/orders.ts', '@ticketing/common/messaging'],
  ['orders/src/routes/new.ts', '../models/orders.ts'],
  ['orders/src/routes/new.ts', './order-view.ts'],
  ['orders/src/routes/new.ts', '@ticketing/common/base'],
  ['orders/src/events/listeners/ticket-created.ts', '@ticketing/common/messaging'],
  ['orders/src/index.ts', './app.ts'],
  ['orders/src/index.ts', '@ticketing/common/service'],
  ['orders/src/routes/__test__/new.test.ts', '@ticketing/common/testing'],
  ['infra/e2e/src/stories.ts', '@ticketing/orders'],
];

/** The project's own rules over files that break them, in a folder of their own. */
const folder = mkdtempSync(join(tmpdir(), 'lint-rules-'));
const write = (path: string, source: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), source);
};
const lint = (): Map<string, string> => {
  const args = ['lint', '--reporter=json', '--max-diagnostics=none'];
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const { stdout } = spawnSync(process.execPath, [biome, ...args], { cwd: folder });
  const { diagnostics } = JSON.parse(String(stdout)) as {
    diagnostics: { category: string; message: string; location: { path: string } }[];
  };
  const said = new Map<string, string>();
  for (const { category, message, location } of diagnostics) {
    said.set(location.path, `${said.get(location.path) ?? ''}${category}: ${message}\n`);
  }
  return said;
};

/** Each case is a service of its own: `orders` becomes `orders-3`. */
const placeOf = (path: string, index: number) =>
  path.startsWith('orders/') ? join(String(index), path) : join(path.replace(/\.ts$/, `-${index}.ts`));

let said: Map<string, string>;
beforeAll(() => {
  const config = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
  write('biome.json', JSON.stringify({ ...config, $schema: undefined, vcs: { enabled: false } }));
  const cases = [...broken, ...allowed];
  for (const [index, [path, imported]] of cases.entries()) {
    write(placeOf(path, index), `import { x } from '${imported}';\nexport const y = x;\n`);
  }
  write('environment/src/app.ts', 'export const y = process.env.X;\n');
  said = lint();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('who may import whom', () => {
  it.each(broken.map((row, index) => [...row, index] as const))(
    'When %s imports %s, then lint says: %s',
    (path, _imported, sentence, index) => {
      expect(said.get(placeOf(path, index))).toContain(sentence);
    },
  );

  it.each(allowed.map((row, index) => [...row, broken.length + index] as const))(
    'When %s imports %s, then lint is content',
    (path, _imported, index) => {
      expect(said.get(placeOf(path, index))).toBeUndefined();
    },
  );

  it('When a service reads process.env beside its config, then lint says so', () => {
    expect(said.get('environment/src/app.ts')).toContain('noProcessEnv');
  });
});
