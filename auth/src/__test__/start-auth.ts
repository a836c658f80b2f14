import { startTestService, type TestService } from '@ticketing/common/testing';
import { createAuth } from '../app.ts';
import { type AuthConfig, authConfig } from '../config.ts';

export const password = 'Correct-horse-7';

export type AuthTest = Awaited<ReturnType<typeof startAuth>>;

let people = 0;
export const newEmail = () => `person-${++people}@example.com`;

/** Auth as it is in production, and somebody at a browser: cookies are kept as a browser keeps them. */
export const startAuth = async (env: Record<string, string> = {}, rateLimits = false) => {
  const test = await startTestService<AuthConfig>(createAuth, { config: authConfig, env, rateLimits });
  return { ...test, browser: () => browser(test) };
};

const browser = ({ request }: TestService) => {
  let cookies: string[] = [];
  const send = async (method: 'get' | 'post' | 'patch' | 'delete', path: string, body?: object) => {
    const asked = request[method](`/api/users${path}`).set('Cookie', cookies.join('; '));
    const response = await (body ? asked.send(body) : asked);
    const set = (response.headers['set-cookie'] ?? []) as unknown as string[];
    if (set.length > 0)
      cookies = set.map((cookie) => cookie.split(';')[0] ?? '').filter((one) => !/^[^=]+=$/.test(one));
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
    cookie: () => cookies.join('; '),
    jwt: () => {
      const session = /session=([^;]+)/.exec(cookies.join('; '))?.[1] ?? '';
      return JSON.parse(Buffer.from(session, 'base64').toString()).jwt as string;
    },
  };
};
