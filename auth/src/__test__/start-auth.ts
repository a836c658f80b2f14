import { resolve } from 'node:path';
import { startProcess, startTestService, type TestService, testKeys } from '@ticketing/common/testing';
import { createAuth } from '../app.ts';
import { type AuthConfig, authConfig } from '../config.ts';

export const password = 'Correct-horse-7';

export type AuthTest = Awaited<ReturnType<typeof startAuth>>;

let people = 0;
export const newEmail = () => `person-${++people}@example.com`;

/** Auth as it is in production, and somebody at a browser: cookies are kept as a browser keeps them. */
export const startAuth = async (env: Record<string, string> = {}, rateLimits = false) => {
  const test = await startTestService<AuthConfig>(createAuth, { config: authConfig, env, rateLimits });
  return { ...test, browser: (address?: string) => browser(test, address) };
};

const program = resolve(import.meta.dirname, '../../dist/index.js');

/** To be killed. */
export const startAuthProcess = (env: Record<string, string>) =>
  startProcess(program, { JWT_KEY: testKeys.JWT_KEY, ...env });

/** From an address of its own, if it is given one. */
const browser = ({ request }: TestService, address?: string) => {
  const jar = new Map<string, string>();
  const cookie = () => [...jar].map((pair) => pair.join('=')).join('; ');
  const send = async (method: 'get' | 'post' | 'patch' | 'delete', path: string, body?: object) => {
    const asked = request[method](`/api/users${path}`).set('Cookie', cookie());
    if (address) asked.set('X-Forwarded-For', address);
    const response = await (body ? asked.send(body) : asked);
    for (const line of (response.headers['set-cookie'] ?? []) as unknown as string[]) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value) jar.set(name, value);
      else jar.delete(name);
    }
    return response;
  };
  return {
    get: (path: string) => send('get', path),
    post: (path: string, body?: object) => send('post', path, body),
    patch: (path: string, body?: object) => send('patch', path, body),
    delete: (path: string) => send('delete', path),
    signUp: (email = newEmail()) => send('post', '/signup', { email, password }),
    signIn: (email: string, secret = password) => send('post', '/signin', { email, password: secret }),
    whoAmI: async () => (await send('get', '/currentuser')).body.currentUser,
    cookie,
    cookies: () => Object.fromEntries(jar),
    jwt: () => {
      const session = /session=([^;]+)/.exec(cookie())?.[1] ?? '';
      return JSON.parse(Buffer.from(session, 'base64').toString()).jwt as string;
    },
  };
};
