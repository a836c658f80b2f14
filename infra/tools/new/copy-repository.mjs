// The repository as it is here, with its packages and what is built, where anything may be done to it.
import { spawnSync } from 'node:child_process';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../prepare.mjs';

const bash = (script, ...args) => {
  const { status, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', script, 'bash', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
};

export const copyRepository = (to) => {
  // packages are linked where they are on the same disk: nothing writes to them
  bash('cp -al node_modules "$1" 2>/dev/null || cp -a node_modules "$1"', to);
  const made = '-path ./node_modules -o -path ./.git -o -path ./.data -o -path ./client/dist -o -name .next';
  bash(`find . \\( ${made} \\) -prune -o -type f -print0 | tar cf - --null -T - | tar xf - -C "$1"`, to);
  // its packages are the installed ones
  utimesSync(join(to, 'package-lock.json'), 0, 0);
};
