import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { infra } from './rendered.ts';

export type Secrets = Record<string, Record<string, string>>;

/** Who was restarted, and what it reads when it starts. */
export interface Restart {
  name: string;
  secrets: Secrets;
}

/** A cluster that has nothing but secrets, for the scripts that change them. */
export const clusterWithSecrets = () => {
  const folder = mkdtempSync(join(tmpdir(), 'with-secrets-'));
  const [secrets, restarts] = [join(folder, 'secrets'), join(folder, 'restarts')];
  const kubectl = join(folder, 'kubectl');
  symlinkSync(join(import.meta.dirname, 'kubectl-with-secrets'), kubectl);

  return {
    folder,
    kubectl,
    /** A command line as the README has it, from the root of the repository. */
    run: (command: string, given: Record<string, string> = {}) => {
      const { STRIPE_KEY, STRIPE_WEBHOOK_SECRET, STRIPE_PUBLISHABLE_KEY, PATH, ...rest } = process.env;
      const env = { ...rest, SECRETS: secrets, RESTARTS: restarts, PATH: `${folder}${delimiter}${PATH}` };
      return spawnSync('bash', ['-c', command], {
        cwd: join(infra, '..'),
        env: { ...env, ...given },
        encoding: 'utf8',
      });
    },
    stored: () => secretsIn(secrets),
    store: (all: Secrets) => {
      rmSync(secrets, { recursive: true, force: true });
      for (const [name, keys] of Object.entries(all)) {
        mkdirSync(join(secrets, name), { recursive: true });
        for (const [key, value] of Object.entries(keys)) writeFileSync(join(secrets, name, key), value);
      }
    },
    /** Since they were asked for last. */
    restarts: (): Restart[] => {
      const all = listOf(restarts).map((each) => ({
        name: each.split(' ')[1] as string,
        secrets: secretsIn(join(restarts, each)),
      }));
      rmSync(restarts, { recursive: true, force: true });
      return all;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};

const listOf = (folder: string) => (existsSync(folder) ? readdirSync(folder).sort() : []);

const secretsIn = (folder: string): Secrets =>
  Object.fromEntries(
    listOf(folder).map((name) => [
      name,
      Object.fromEntries(
        listOf(join(folder, name)).map((key) => [key, readFileSync(join(folder, name, key), 'utf8')]),
      ),
    ]),
  );
