import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

const command = 'stripe-mock';

/** Stripe's own validator of requests. Missing it skips its tests on a laptop, and fails them in CI. */
export const isStripeMockMissing = (): boolean =>
  !process.env.CI && spawnSync(command, ['-version'], { stdio: 'ignore' }).error !== undefined;

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
};

export const startStripeMock = async () => {
  const [http, https] = [await freePort(), await freePort()];
  const args = ['-http-addr', `127.0.0.1:${http}`, '-https-addr', `127.0.0.1:${https}`];
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  await new Promise<void>((ready, failed) => {
    child.stdout.on('data', (text) => {
      said += text;
      if (said.includes('Listening for HTTP at')) ready();
    });
    child.once('error', failed);
  });
  return {
    url: `http://127.0.0.1:${http}`,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
};
