// Shows that the interleaving store finds what the serial one hides: takes single fixes back, in a copy,
// and expects the outbox tests to fail there. Not part of `npm test`: node infra/tools/reverted.mjs
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot, run } from './prepare.mjs';

const reverts = [
  {
    what: 'a newer version that meets a duplicate key is dropped (outbox/replicate.ts)',
    file: 'common/src/messaging/outbox/replicate.ts',
    from: 'await write(false);',
    to: 'return;',
    tests: 'common/src/messaging/outbox/__test__/replicate.test.ts',
  },
  {
    what: 'unsent events of an old read are sent again (outbox/aggregates.ts)',
    file: 'common/src/messaging/outbox/aggregates.ts',
    from: 'events: stored.outbox?.length ? undefined : events,',
    to: 'events: [...(stored.outbox ?? []), ...events],',
    tests: 'common/src/messaging/outbox/__test__/outbox.test.ts',
  },
];

const copyOf = ({ file, from, to }) => {
  const copy = mkdtempSync(join(tmpdir(), 'ticketing-reverted-'));
  for (const path of ['package.json', 'jest.config.js', 'common/package.json', 'common/src', 'infra/tools']) {
    cpSync(inRoot(path), join(copy, path), { recursive: true });
  }
  symlinkSync(inRoot('node_modules'), join(copy, 'node_modules'));
  const text = readFileSync(join(copy, file), 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has no longer: ${from}`);
  writeFileSync(join(copy, file), text.replace(from, to));
  return copy;
};

const testsFail = (copy, tests, env) =>
  run(
    '',
    process.execPath,
    ['node_modules/jest/bin/jest.js', '--forceExit', '--silent', tests],
    { ...env, NODE_OPTIONS: '--experimental-vm-modules --no-warnings' },
    copy,
  ) !== 0;

let green = 0;
for (const revert of reverts) {
  const copy = copyOf(revert);
  const isRed = testsFail(copy, revert.tests, { INTERLEAVE: process.env.INTERLEAVE ?? '1' });
  rmSync(copy, { recursive: true });
  console.log(`${isRed ? 'found' : 'NOT FOUND'}: ${revert.what}`);
  if (!isRed) green += 1;
}
process.exit(green);
