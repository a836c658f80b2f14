// `npm test`: installs and builds if need be, runs every suite, says what was covered and what was not.
//   PARTS         some of components,processes,interleaved,seconds (all, in this order)
//   SUITES_UNTIL  when it is this late, in seconds since 1970, no further suite is begun: each that is left is named,
//                 and counts as skipped
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { buildAll, buildClient, install, inTurn } from './prepare.mjs';
import { programs } from './programs.mjs';
import { jest } from './run-jest.mjs';
import { parts } from './test-parts.mjs';

const isOnPath = (program) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

const coverage = () => {
  return [
    process.env.MONGO_URL
      ? 'covered: a real MongoDB (MONGO_URL)'
      : 'not covered: a real MongoDB (MONGO_URL unset), the embedded stand-in took its place, in both its modes',
    ...programs.map((name) =>
      isOnPath(name) ? `covered: ${name}` : `not covered: ${name} is not on PATH, its tests were skipped`,
    ),
  ];
};

const allParts = Object.keys(parts);
const chosenParts = process.env.PARTS?.split(',') ?? allParts;
for (const part of chosenParts) {
  if (allParts.includes(part)) continue;
  console.error(`PARTS: there is no ${part}, there are ${allParts.join(', ')}`);
  process.exit(2);
}

await inTurn(async () => {
  await install();
  await buildAll();
  await buildClient();
});

const chosen = process.argv.slice(2);
const passes = [];
if (chosen.length > 0) passes.push(await jest('Testing …', chosen));
else for (const part of chosenParts) passes.push(...(await parts[part]()));
const sum = (count) => passes.reduce((total, pass) => total + pass[count], 0);
const [passed, failed, skipped] = ['passed', 'failed', 'skipped'].map(sum);

console.log(['', ...coverage()].join('\n'));
for (const file of passes.flatMap(({ secondTries }) => secondTries))
  console.log(`passed by itself only, failed among others: ${file}`);
const leftOut = passes.flatMap((pass) => pass.leftOut);
for (const file of leftOut) console.log(`not run, it was late: ${file}`);
const skippedInCi = process.env.CI && skipped > leftOut.length;
if (skippedInCi) console.log('CI must not skip: install the servers named above');
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed > 0 || passed + leftOut.length === 0 || skippedInCi ? 1 : 0);
