import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from '@jest/globals';

const read = (path: string) =>
  JSON.parse(readFileSync(resolve(import.meta.dirname, '../../..', path), 'utf8'));

it('When a folder is a workspace, then it is built and checked, too', () => {
  const references = read('tsconfig.json').references.map(({ path }: { path: string }) => path);
  expect(references).toEqual(expect.arrayContaining(read('package.json').workspaces));
});

it('When a package is installed, then the lockfile has it, for every platform, and names no registry', () => {
  const { packages } = read('package-lock.json') as {
    packages: Record<string, { resolved?: string; optionalDependencies?: Record<string, string> }>;
  };
  for (const { resolved = '', optionalDependencies = {} } of Object.values(packages)) {
    expect(resolved).not.toMatch(/^https?:/);
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (/^\d/.test(version)) expect(Object.keys(packages)).toContain(`node_modules/${name}`);
    }
  }
});
