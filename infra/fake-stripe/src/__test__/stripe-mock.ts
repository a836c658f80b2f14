import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

const command = 'stripe-mock';

/** Stripe's own validator of requests. Missing it skips its tests on a laptop, and fails them in CI. */
export const isStripeMockMissing = (): boolean =>
  !process.env.CI && spawnSync(command, ['-version'], { stdio: 'ignore' }).error !== undefined;

/** On ports of its own choice. */
export const startStripeMock = async () => {
  const args = ['-http-addr', '127.0.0.1:0', '-https-addr', '127.0.0.1:0'];
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  const address = await new Promise<string>((ready, failed) => {
    child.stdout.on('data', (text) => {
      output += text;
      const [, found] = /Listening for HTTP at address: (\S+)\s/.exec(output) ?? [];
      if (found) ready(found);
    });
    child.once('error', failed);
  });
  return {
    url: `http://${address}`,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
};
