// `npm run new -- <service>`: a service that is built, tested, run and deployed with the rest; then it is yours to change.
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inRoot, install, inTurn, root, run } from '../prepare.mjs';
import { code } from './code.mjs';
import { insert } from './insert.mjs';
import { refusal } from './name.mjs';
import { places } from './places.mjs';
import { filesOf, textsOf } from './template.mjs';

const refuse = (why) => {
  console.error(`${why}\nusage: npm run new -- <service>`);
  process.exit(2);
};

const [name, ...rest] = process.argv.slice(2);
if (name === undefined) refuse('<service> is missing: what is the service called?');
if (rest.length > 0) refuse(`<service> is one name, and this is more: ${rest.join(' ')}`);
const why = refusal(name, root, filesOf);
if (why) refuse(`<service> cannot be ${JSON.stringify(name)}: ${why}`);

// all of it is known before anything is written
const service = { name, path: `/api/${name}` };
const changed = new Map();
for (const place of [...code, ...places]) {
  const text = changed.get(place.file) ?? readFileSync(inRoot(place.file), 'utf8');
  changed.set(place.file, insert(text, place, service));
}
for (const [file, text] of textsOf(name)) changed.set(file, text);

const must = (what, command, ...args) => {
  if (run(what, command, args) !== 0) process.exit(1);
};
const node = (what, program, ...args) => must(what, process.execPath, inRoot(program), ...args);

await inTurn(async () => {
  await install();
  for (const [file, text] of changed) {
    mkdirSync(dirname(inRoot(file)), { recursive: true });
    writeFileSync(inRoot(file), text);
  }
  const formatted = [...changed.keys()].filter((file) => /\.(ts|json|yaml)$/.test(file));
  node('', 'node_modules/@biomejs/biome/bin/biome', 'check', '--write', '--log-level=error', ...formatted);
  node('Writing package-lock.json …', 'infra/tools/lock.mjs');
  const link = inRoot(join('node_modules/@ticketing', name));
  if (!existsSync(link)) symlinkSync(join('../..', name), link);
  node('Building …', 'node_modules/typescript/bin/tsc', '-b', '--singleThreaded');
  node('Drawing the picture …', 'infra/tools/dist/draw.js');
});
console.log(`${name} is a service: ${name}/README.md says what it does. Try it: npm test -- ${name}`);
