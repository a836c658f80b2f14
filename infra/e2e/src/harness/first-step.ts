import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../../..');

/** Runs the first step of an alert's page, the one without a cluster: against this Prometheus, in this repository. */
export const firstStep = async (alert: string, prometheus: string, env: Record<string, string>) => {
  const page = readFileSync(resolve(root, `docs/runbooks/${alert}.md`), 'utf8');
  const [, command] = /^Without one:\n```sh\n(.*?)```/ms.exec(page) ?? [];
  if (!command) throw new Error(`docs/runbooks/${alert}.md has no first step`);
  // what is in a container there is on PATH here
  const here = command
    .replace(/^docker compose exec prometheus /, '')
    .replace('http://localhost:9090', prometheus)
    .replace(/^docker compose exec payments sh -c '(.*)'$/m, 'cd payments && $1');
  const child = spawn('bash', ['-c', here], { cwd: root, env: { ...process.env, ...env } });
  const [said, code] = await Promise.all([
    Promise.all([child.stdout.toArray(), child.stderr.toArray()]).then((chunks) =>
      Buffer.concat(chunks.flat()).toString(),
    ),
    new Promise((done) => child.once('close', done)),
  ]);
  return { said, code };
};
