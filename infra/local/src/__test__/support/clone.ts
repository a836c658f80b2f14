import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { root } from './shop.ts';

const made = /(^|[\\/])(dist|node_modules|\.next|\.data|\.git|\.preparing)$/;

/** The repository with its packages, before anything of it was built. */
export const freshClone = (): string => {
  const clone = mkdtempSync(join(tmpdir(), 'clone-'));
  for (const name of readdirSync(root)) {
    if (made.test(name)) continue;
    cpSync(join(root, name), join(clone, name), {
      recursive: true,
      filter: (path) => !made.test(path),
    });
  }
  const packages = join(root, 'node_modules');
  const linked = (name: string) => symlinkSync(join(packages, name), join(clone, 'node_modules', name));
  mkdirSync(join(clone, 'node_modules/@ticketing'), { recursive: true });
  for (const name of readdirSync(packages)) if (name !== '@ticketing') linked(name);
  const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const workspace of workspaces)
    symlinkSync(join(clone, workspace), join(clone, 'node_modules/@ticketing', basename(workspace)));
  // its packages are the installed ones
  utimesSync(join(clone, 'package-lock.json'), 0, 0);
  return clone;
};

/** What is built in it. */
export const builtIn = (clone: string): string[] =>
  ['common', 'orders', 'infra/local', 'client'].filter((name) => existsSync(join(clone, name, 'dist')));

/** `npm start` as it is typed; ends it when it is ready. */
export const npmStart = async (clone: string, env: Record<string, string>) => {
  const child = spawn(process.execPath, [join(clone, 'infra/local/start.mjs')], {
    env: { PATH: '', CI: '1', PORT: '0', OPS_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
      if (output.includes('ready in')) child.kill('SIGINT');
    });
  }
  const [code] = await once(child, 'close');
  return { code: code as number, output };
};
