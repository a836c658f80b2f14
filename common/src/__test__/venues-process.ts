import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { sessionCookieOf, testKeys } from '../testing/index.ts';

const program = resolve(import.meta.dirname, '../../dist/__test__/venues/index.js');
const keys = { JWT_KEY: [testKeys.JWT_KEY], COOKIE_KEYS: [testKeys.COOKIE_KEYS] } as const;
const cookie = sessionCookieOf(
  { JWT_KEY: [...keys.JWT_KEY], COOKIE_KEYS: [...keys.COOKIE_KEYS] },
  () => new Date(),
);

export type VenuesProcess = ReturnType<typeof startVenues>;

/** The example service as its own process, from what `npm run build` made. */
export const startVenues = (env: Record<string, string>) => {
  const child = spawn(process.execPath, [program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      ...testKeys,
      COOKIE_SECURE: 'false',
      RATE_LIMITS: 'false',
      PORT: '0',
      METRICS_PORT: '0',
      SHUTDOWN_WAIT_MS: '0',
      ...env,
    },
  });
  const log: Record<string, unknown>[] = [];
  const listening = new Promise<string>((found) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const entry = JSON.parse(line);
      log.push(entry);
      if (entry.msg === 'Listening') found(`http://127.0.0.1:${entry.port}`);
    });
  });
  const exited = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
  const fetchJson = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${await listening}${path}`, {
      method,
      headers: { cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return {
      status: response.status,
      headers: response.headers,
      body: JSON.parse((await response.text()) || 'null'),
    };
  };

  return {
    log,
    exited,
    listening,
    isReady: async () => (await fetchJson('GET', '/healthz/ready')).status === 200,
    get: (path: string) => fetchJson('GET', path),
    post: (path: string, body: object) => fetchJson('POST', path, body),
    put: (path: string, body: object) => fetchJson('PUT', path, body),
    kill: async (signal: NodeJS.Signals = 'SIGKILL') => {
      child.kill(signal);
      return exited;
    },
  };
};
