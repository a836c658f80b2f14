import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { sessionCookieOf } from './sign-in.ts';
import { testKeys } from './test-keys.ts';

export type ServiceProcess = ReturnType<typeof startProcess>;

/** Undefined where a kill has cut it. */
const entryOf = (line: string) => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

const { JWT_KEY: _, ...keys } = testKeys;

/** A service as its own process, from what `npm run build` made: to be killed, signalled, and read. Auth needs a JWT_KEY besides. */
export const startProcess = (program: string, env: Record<string, string>) => {
  const settings = {
    ...keys,
    COOKIE_SECURE: 'false',
    RATE_LIMITS: 'false',
    PORT: '0',
    METRICS_PORT: '0',
    SHUTDOWN_WAIT_MS: '0',
    ...env,
  };
  const child = spawn(process.execPath, [program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH, ...settings },
  });
  const log: Record<string, unknown>[] = [];
  const listening = new Promise<string>((found) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const entry = entryOf(line);
      if (!entry) return;
      log.push(entry);
      if (entry.msg === 'Listening') found(`http://127.0.0.1:${entry.port}`);
    });
  });
  const exited = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
  const cookie = sessionCookieOf(() => new Date());

  /** As somebody who is signed in. */
  const ask = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${await listening}${path}`, {
      method,
      headers: { cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: JSON.parse(text || 'null') };
  };

  return {
    pid: child.pid as number,
    log,
    exited,
    listening,
    isReady: async () => (await ask('GET', '/healthz/ready')).status === 200,
    get: (path: string) => ask('GET', path),
    post: (path: string, body: object) => ask('POST', path, body),
    put: (path: string, body: object) => ask('PUT', path, body),
    kill: async (signal: NodeJS.Signals = 'SIGKILL') => {
      child.kill(signal);
      return exited;
    },
  };
};
