import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';

const root = resolve(import.meta.dirname, '../../..');
const json = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const workspaces: string[] = json('package.json').workspaces;

interface Block {
  page: string;
  kind: string;
  text: string;
}

/** What is fenced, of all pages; a block in a list is indented as a whole. */
const blocks: Block[] = ['.', 'infra', 'common/examples/venues', ...workspaces]
  .flatMap((folder) => ['README.md', 'CONTRIBUTING.md', 'SECURITY.md'].map((file) => join(folder, file)))
  .filter((page) => existsSync(join(root, page)))
  .flatMap((page) =>
    [...readFileSync(join(root, page), 'utf8').matchAll(/^( *)```(.*)\n([\s\S]*?)^\1```$/gm)].map(
      ([, , kind = '', text = '']) => ({ page, kind, text }),
    ),
  );
const titled = (some: Block[]) =>
  some.map((block) => [`${block.page}: ${block.text.trim().slice(0, 40)}`, block] as const);

/** In here, so that imports are found as in a workspace; git and the build do not look into it. */
const folder = mkdtempSync(join(root, 'node_modules/.readme-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('code in a README', () => {
  it.each(titled(blocks.filter(({ kind }) => kind === 'ts')))(
    'When %s is compiled, then it has no error',
    (_title, { text }) => {
      mkdirSync(join(folder, '__test__'), { recursive: true });
      writeFileSync(join(folder, 'app.ts'), "export * from '../../common/examples/venues/dist/app.js';\n");
      writeFileSync(join(folder, '__test__/block.ts'), text);
      writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
      const compilerOptions = { composite: false, declaration: false, noEmit: true };
      const config = { extends: '../../tsconfig.base.json', compilerOptions, files: ['__test__/block.ts'] };
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
      const tsc = join(root, 'node_modules/typescript/bin/tsc');
      expect(String(spawnSync(process.execPath, [tsc, '-p', folder]).stdout)).toBe('');
    },
  );
});

/** Run as they are: the purchase by npm-start.test.ts, what has a name by cluster.mjs or by a test of its service. */
const isRun = ({ kind }: Block) => kind === 'bash' || kind.includes('name=');
const shell = blocks.filter((block) => ['', 'sh'].includes(block.kind) && !isRun(block));

describe('a command in a README', () => {
  it('When a block is neither run, compiled nor looked at, then it says that it is text', () => {
    const known = new Set(['', 'sh', 'ts', 'text']);
    expect(blocks.filter((block) => !known.has(block.kind) && !isRun(block))).toEqual([]);
  });

  it.each(titled(shell))('When it is %s, then what it calls of ours exists', (_title, { text }) => {
    const scripts = (where: string) => Object.keys(json(join(where, 'package.json')).scripts ?? {});
    for (const [, verb = '', workspace = '.'] of text.matchAll(/npm run ([\w:]+)(?: -w (\S+))?/g))
      expect([verb, scripts(workspace).includes(verb)]).toEqual([verb, true]);
    for (const [path] of text.matchAll(/(?<=^|\s)(?:infra|common)\/[\w./-]+|(?<=node )[\w./-]+/gm))
      expect([path, existsSync(join(root, path))]).toEqual([path, true]);
  });
});
