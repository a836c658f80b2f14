import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url));

export type Running = { uri: string; port: number; child: ChildProcess };

/** The real program as its own process; resolves with the address it prints when it is ready. */
export const startProcess = async (...args: string[]): Promise<Running> => {
  const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr?.on('data', (data) => {
    errors += data;
  });
  const line = await Promise.race([
    once(child.stdout as NonNullable<ChildProcess['stdout']>, 'data').then(([data]) => String(data)),
    once(child, 'close').then(([code]) => {
      throw new Error(`exited with ${code}: ${errors}`);
    }),
  ]);
  return { ...JSON.parse(line), child };
};

export const end = async ({ child }: Running, signal: NodeJS.Signals): Promise<number | null> => {
  const closed = once(child, 'close');
  child.kill(signal);
  const [code] = await closed;
  return code;
};
