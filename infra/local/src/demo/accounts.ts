import { ask, must } from './ask.ts';
import { type Organiser, organisers } from './organisers.ts';

export const demoPassword = 'Demo-1234';
export const demoAccounts = ['buyer@demo.dev', 'seller@demo.dev', 'admin@demo.dev'] as const;

/** A session of this account: signed up now, or in an attempt that was cut off. */
export const signedIn = async (url: string, email: string, name?: string): Promise<string> => {
  const credentials = { email, password: demoPassword };
  let answer = await ask(url, 'POST', '/api/users/signup', '', credentials);
  if (answer.status === 400) answer = await ask(url, 'POST', '/api/users/signin', '', credentials);
  await must(`The demo account ${email}`, Promise.resolve(answer.clone()));
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  if (name) await must(`The name of ${email}`, ask(url, 'PATCH', '/api/users/me', cookie, { name }));
  return cookie;
};

export type Sessions = Record<Organiser | 'buyer', string>;

export const everybody = async (url: string): Promise<Sessions> => {
  const people = Object.entries(organisers).map(
    async ([key, { email, name }]) => [key, await signedIn(url, email, name)] as const,
  );
  const buyer = signedIn(url, demoAccounts[0], 'Robin Example');
  await signedIn(url, demoAccounts[2]);
  return Object.fromEntries([...(await Promise.all(people)), ['buyer', await buyer]]) as Sessions;
};
