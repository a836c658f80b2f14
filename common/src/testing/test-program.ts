import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { onPath } from '../programs/index.ts';

/** A missing program skips its tests on a laptop, and fails them in CI. */
export const isProgramMissing = (program: string): boolean =>
  !process.env.CI && !onPath(program, process.env);

export type TestProgram = Awaited<ReturnType<typeof testProgram>>;

/** A server on this machine: ready when its output says so; to be killed, started again, or halted for a while. */
export const testProgram = async (command: string, args: readonly string[], readyLine: string) => {
  let running: ChildProcess | undefined;
  let output = '';

  const start = async () => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    running = child;
    output = '';
    await new Promise<void>((ready, failed) => {
      const read = (text: Buffer) => {
        output = `${output}${text}`.slice(-10_000);
        if (output.includes(readyLine)) ready();
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('error', failed);
      child.once('exit', () => failed(new Error(`${command} ended: ${output}`)));
    });
  };
  await start();

  return {
    /** The last of what it wrote. */
    output: () => output,
    start,
    /** Without warning. */
    kill: async () => {
      if (!running || running.exitCode !== null || running.signalCode !== null) return;
      running.kill('SIGKILL');
      await once(running, 'exit');
    },
    /** Stops answering, without a word, until it thaws. */
    freeze: () => {
      running?.kill('SIGSTOP');
    },
    thaw: () => {
      running?.kill('SIGCONT');
    },
  };
};
