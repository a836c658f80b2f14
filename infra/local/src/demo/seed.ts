import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listings } from './listings.ts';

export const demoPassword = 'Demo-1234';
export const demoAccounts = ['buyer@demo.dev', 'seller@demo.dev', 'admin@demo.dev'] as const;

/** Once for each store, through the API, as a person would. */
export const seedOnce = async (url: string, storeFolder: string): Promise<boolean> => {
  const done = join(storeFolder, 'demo.json');
  if (existsSync(done)) return false;
  const [, seller] = [await account(url, demoAccounts[0]), await account(url, demoAccounts[1])];
  await account(url, demoAccounts[2]);
  const mine = await ask(url, 'GET', '/api/tickets?limit=100', seller);
  const listed = new Set(((await mine.json()) as { title: string }[]).map(({ title }) => title));
  for (const listing of listings) if (!listed.has(listing[0])) await list(url, seller, listing);
  writeFileSync(done, JSON.stringify({ at: new Date(), accounts: demoAccounts }));
  return true;
};

/** Signed up now, or in an attempt that was cut off. */
const account = async (url: string, email: string): Promise<string> => {
  const credentials = { email, password: demoPassword };
  let answer = await ask(url, 'POST', '/api/users/signup', '', credentials);
  if (answer.status === 400) answer = await ask(url, 'POST', '/api/users/signin', '', credentials);
  if (!answer.ok)
    throw new Error(`The demo account ${email} was refused: ${answer.status} ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
};

const list = async (url: string, cookie: string, listing: (typeof listings)[number]) => {
  const [title, category, venue, days, hour, price, quantity, maxPerOrder] = listing;
  const startsAt = new Date(Date.now() + days * 86_400_000);
  startsAt.setHours(hour, 0, 0, 0);
  const body = { title, category, venue, startsAt, price, quantity, maxPerOrder };
  const answer = await ask(url, 'POST', '/api/tickets', cookie, body);
  if (answer.status !== 201) throw new Error(`"${title}" was refused: ${await answer.text()}`);
};

const ask = (url: string, method: string, path: string, cookie: string, body?: object) =>
  fetch(`${url}${path}`, {
    method,
    headers: { ...(cookie ? { cookie } : {}), ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
