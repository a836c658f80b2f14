import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, it } from '@jest/globals';

const root = resolve(import.meta.dirname, '../../../..');
const npmRunNew = (...words: string[]) =>
  spawnSync(process.execPath, ['infra/tools/new/new.mjs', ...words], { cwd: root, encoding: 'utf8' });
const changes = () => spawnSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' }).stdout;

it.each([
  [[], '<service> is missing'],
  [['gift', 'cards'], '<service> is one name, and this is more: cards'],
  [['GiftCards'], '<service> cannot be "GiftCards": must be in kebab-case'],
  [['gift_cards'], 'must be in kebab-case'],
  [['gift--cards'], 'must be in kebab-case'],
  [['7th-seat'], 'must be in kebab-case'],
  [['../gift'], 'must be in kebab-case'],
  [['x'.repeat(41)], 'must have 40 characters at most'],
  [['orders'], 'there is a service of that name'],
  [['users'], '/api/users is the path of auth'],
  [['client'], 'compose.yaml has something else of that name'],
  [['infra'], 'infra is there already'],
  [['order'], 'common/src/contracts/order.ts is there already'],
  [['template'], 'infra/k8s/mongo/template/kustomization.yaml is there already'],
  [['gift-mongo'], 'that is the name of a database'],
  [['service'], 'createService is the name of what all services are made by'],
])('When the name is %j, then it is refused and nothing is written', (words, why) => {
  const before = changes();
  const { status, stderr } = npmRunNew(...words);
  expect([status, stderr]).toEqual([2, expect.stringContaining(why)]);
  expect(stderr).toContain('usage: npm run new -- <service>');
  expect(changes()).toBe(before);
});
