import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoAccounts, everybody, type Sessions } from './accounts.ts';
import { ask, must } from './ask.ts';
import { listings } from './listings.ts';
import { type Organiser, organisers } from './organisers.ts';

/** The sessions of who is in the demo, where it is new; nothing where the store has it. Through the API, as people would. */
export const seedOnce = async (url: string, storeFolder: string): Promise<Sessions | undefined> => {
  const done = join(storeFolder, 'demo.json');
  if (existsSync(done)) return undefined;
  const sessions = await everybody(url);
  const sellers = Object.keys(organisers) as Organiser[];
  await Promise.all(sellers.map((organiser) => listAll(url, organiser, sessions[organiser])));
  writeFileSync(done, JSON.stringify({ at: new Date(), accounts: demoAccounts }));
  return sessions;
};

/** What an attempt that was cut off has listed already is left out. */
const listAll = async (url: string, organiser: Organiser, cookie: string) => {
  const me = await must('Who am I', ask(url, 'GET', '/api/users/currentuser', cookie));
  const { currentUser } = (await me.json()) as { currentUser: { id: string } };
  const mine = await must(
    'My listings',
    ask(url, 'GET', `/api/tickets?limit=100&userId=${currentUser.id}`, cookie),
  );
  const listed = new Set(((await mine.json()) as { title: string }[]).map(({ title }) => title));
  for (const { body, ...listing } of listings(new Date())) {
    if (listing.organiser !== organiser || listed.has(body.title)) continue;
    await must(`"${body.title}"`, ask(url, 'POST', '/api/tickets', cookie, body));
  }
};
