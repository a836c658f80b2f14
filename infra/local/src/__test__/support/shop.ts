import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll } from '@jest/globals';
import { onPath } from '@ticketing/common/programs';

export const root = resolve(import.meta.dirname, '../../../../..');
const cli = join(root, 'infra/local/dist/cli.js');
const folder = mkdtempSync(join(tmpdir(), 'npm-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A PATH with these programs alone. */
export const pathTo = (...programs: string[]) => {
  const bin = mkdtempSync(join(folder, 'bin-'));
  for (const name of programs) symlinkSync(onPath(name, process.env) as string, join(bin, name));
  return bin;
};

/** `npm start` on data of its own, without building anything. */
export const start = (
  name: string,
  {
    args = [],
    env = {},
    terminal = false,
  }: { args?: string[]; env?: Record<string, string>; terminal?: boolean } = {},
) => {
  const data = join(folder, name);
  const command = [process.execPath, cli, ...args];
  const [program, ...rest] = terminal
    ? [onPath('script', process.env) as string, '-qefc', `exec ${command.join(' ')}`, '/dev/null']
    : command;
  const child = spawn(program as string, rest, {
    env: { PATH: pathTo(), CI: '1', PORT: '0', OPS_PORT: '0', DATA_DIR: data, ...env },
    stdio: 'pipe',
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => lines.push(line));
  }
  const closed = once(child, 'close').then(([code]) => code as number | null);
  const said = async (what: RegExp): Promise<string> => {
    for (;;) {
      const line = lines.find((each) => what.test(each));
      if (line) return line;
      if (child.exitCode !== null) throw new Error(`It stopped without saying ${what}:\n${lines.join('\n')}`);
      await new Promise((done) => setTimeout(done, 20));
    }
  };
  const url = async () => /→ (\S+)/.exec(await said(/^ready in/))?.[1] as string;
  const type = (keys: string) => child.stdin.write(keys);
  const end = async () => {
    child.kill('SIGINT');
    return closed;
  };
  const kill = async () => {
    child.kill('SIGKILL');
    await closed;
  };
  return { data, lines, said, url, type, end, kill, closed, pid: child.pid as number };
};

/** Process, parent and command line of all there are, where there is no `ps` either. */
const fromProc = () =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const parent = /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
        const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return [[pid, parent, args]];
      } catch {
        return []; // it has ended meanwhile
      }
    });
const fromPs = () =>
  execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/));

export const childrenOf = (pid: number) =>
  (existsSync('/proc/self/status') ? fromProc() : fromPs())
    .filter(([, parent]) => parent === String(pid))
    .map(([child, , ...args]) => ({ pid: Number(child), args: args.join(' ') }));

export const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
