import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';

const logger = fileURLToPath(new URL('../../../dist/base/logger.js', import.meta.url));
const program = (work: string) =>
  spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `const { createLogger } = await import(${JSON.stringify(logger)});
       const logger = createLogger('orders');
       ${work}`,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], timeout: 10_000, killSignal: 'SIGKILL' },
  );

it('When a process ends right after its last lines, then they are there, in order', async () => {
  const child = program(`for (let n = 0; n < 2000; n++) logger.info({ n }, 'A line'); process.exit(3);`);
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  const lines = said.trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).n)).toEqual([...Array(2000).keys()]);
  expect(code).toBe(3);
});

it('When nobody reads the log any more, then the process goes on', async () => {
  const child = program(`
    setInterval(() => logger.info('A line'), 5);
    setTimeout(() => process.exit(4), 500);`);
  await once(createInterface({ input: child.stdout }), 'line');
  child.stdout.destroy();
  expect(await once(child, 'exit')).toEqual([4, null]);
});
