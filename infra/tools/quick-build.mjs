// What `npm start` runs, from the sources: types are stripped, not checked, and tests are left out.
// `tsc -b` (npm run typecheck, npm test) writes the same files after it has checked them.
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The project and all that it refers to. */
const withReferences = (project, found = new Set()) => {
  if (found.has(project)) return found;
  found.add(project);
  const { references = [] } = JSON.parse(readFileSync(join(project, 'tsconfig.json'), 'utf8'));
  for (const { path } of references) withReferences(resolve(project, path), found);
  return found;
};

const isSource = (file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.includes('__test__');

const changedAt = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

const filesOf = (project) =>
  readdirSync(join(project, 'src'), { recursive: true })
    .filter(isSource)
    .map((file) => ({
      source: join(project, 'src', file),
      target: join(project, 'dist', file.replace(/\.ts$/, '.js')),
    }));

const relativeImport = /((?:from|import)\s*\(?\s*['"]\.{1,2}\/[^'"]*)\.ts(['"])/g;

const options = {
  swcrc: false,
  sourceMaps: true,
  jsc: {
    parser: { syntax: 'typescript' },
    target: 'es2023',
    transform: { verbatimModuleSyntax: true },
  },
  module: { type: 'es6' },
};

const write = (file, text) => {
  mkdirSync(dirname(file), { recursive: true });
  // another start may be reading it
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
};

/** Builds what changed since it was built; gives how many files that were. */
export const quickBuild = async (project) => {
  const stale = [...withReferences(project)]
    .flatMap(filesOf)
    .filter(({ source, target }) => changedAt(target) < changedAt(source));
  if (stale.length === 0) return 0;
  const { transform } = await import('@swc/core');
  await Promise.all(
    stale.map(async ({ source, target }) => {
      const text = readFileSync(source, 'utf8');
      const { code, map } = await transform(text, { ...options, filename: source });
      const name = target.slice(dirname(target).length + 1);
      write(`${target}.map`, map);
      write(target, `${code.replace(relativeImport, '$1.js$2')}//# sourceMappingURL=${name}.map\n`);
    }),
  );
  return stale.length;
};
