import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { run } from './kubectl.mjs';

const root = resolve(import.meta.dirname, '../../..');

/** The code blocks of a page that have a name (```sh name=backup), in their order. */
export const blocksIn = (page) => {
  const blocks = new Map();
  for (const [, name, commands] of page.matchAll(/^```sh name=(\S+)\n(.*?)^```$/gms)) {
    if (blocks.has(name)) throw new Error(`two blocks are named ${name}`);
    blocks.set(name, commands);
  }
  return blocks;
};

export const handbook = () => blocksIn(readFileSync(resolve(root, 'infra/README.md'), 'utf8'));

/** Runs a block of infra/README.md as it stands, as somebody would who stops at the first error. */
export const follow = async (name, env = {}) => {
  const commands = handbook().get(name);
  if (commands === undefined) throw new Error(`infra/README.md has no block named ${name}`);
  return run('bash', ['-euo', 'pipefail', '-c', commands], { cwd: root, env });
};
