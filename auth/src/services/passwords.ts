import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { fewAtOnce } from './few-at-once.ts';
import type { HashTask } from './hash-worker.ts';

/** One core is free of it. */
export const hashThreads = Math.max(1, availableParallelism() - 1);

export type Passwords = ReturnType<typeof argon2Passwords>;

/** argon2id in threads of low priority: other requests come first, and a busy machine still leaves it a tenth of a core. */
export const argon2Passwords = () => {
  const threads = new Piscina<HashTask, string | boolean>({
    filename: createRequire(import.meta.url).resolve('@ticketing/auth/hash-worker'),
    maxThreads: hashThreads,
    niceIncrement: 10,
  });

  // the pool's own queue leaves one that waits in it behind for as long as others come
  const inTurn = fewAtOnce(hashThreads, Number.POSITIVE_INFINITY);
  const ask = (task: HashTask) =>
    inTurn(() => threads.run({ ...task, password: task.password.normalize('NFKC') }));
  const hash = async (password: string) => String(await ask({ password }));
  const nobody = hash('nobody has this password');

  return {
    hash,
    /** Without a hash (no such account) it takes as long, and is false. */
    matches: async (password: string, known: string | undefined): Promise<boolean> => {
      const isRight = await ask({ password, against: known ?? (await nobody) });
      return isRight === true && known !== undefined;
    },
  };
};
