import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { blocksIn, follow, handbook } from '../cluster/handbook.mjs';
import { infra } from './rendered.ts';

const tests = join(infra, 'k8s-tests');
const scripts = ['cluster.mjs', ...readdirSync(join(tests, 'cluster')).map((file) => join('cluster', file))]
  .map((file) => readFileSync(join(tests, file), 'utf8'))
  .join('\n');

/** Each block that the cluster test runs by its name; those that rotate keys it finds by themselves. */
const followed = new Set(
  [...scripts.matchAll(/(?:follow|move)\((?:ledger, )?'([^']+)'/g)].map(([, name]) => name),
);

describe('the handbook', () => {
  it('When a code block has a name, then it is found by it, in order, and others are not', () => {
    const page = 'a\n```sh name=one\nls\n\npwd\n```\n```sh\nrm x\n```\n```sh name=two\n```\n';
    expect([...blocksIn(page)]).toEqual([
      ['one', 'ls\n\npwd\n'],
      ['two', ''],
    ]);
  });

  it('When two have one name, or a name is not there, then it is an error', async () => {
    expect(() => blocksIn('```sh name=one\n```\n```sh name=one\n```\n')).toThrow('two blocks');
    await expect(follow('no-such-block')).rejects.toThrow('no-such-block');
  });

  it('The cluster test runs each block that has a name, and none that is not there', () => {
    const names = [...handbook().keys()].filter((name) => !name.startsWith('rotate-'));
    expect([...followed].sort()).toEqual(names.sort());
    expect([...handbook().keys()].filter((name) => name.startsWith('rotate-')).length).toBeGreaterThan(0);
  });

  it('Each is bash', () => {
    for (const [name, commands] of handbook()) {
      const { status, stderr } = spawnSync('bash', ['-n'], { input: commands, encoding: 'utf8' });
      expect([name, stderr, status]).toEqual([name, '', 0]);
    }
  });
});
