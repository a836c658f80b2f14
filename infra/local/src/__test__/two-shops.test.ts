import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { identityOf, isRunning, type ProcessIdentity } from '../../../tools/process-id.mjs';
import { ask, must } from '../demo/ask.ts';
import { childrenOf, start } from './support/shop.ts';

type Shop = ReturnType<typeof start>;
const seller = { email: 'seller@demo.dev', password: 'Demo-1234' };

/** One data directory, whichever process runs on it. */
const shopOn = (name: string) => {
  let running: Shop | undefined;
  const listed = new Set<string>();
  const started: ProcessIdentity[] = [];

  const begin = async (...args: string[]) => {
    running = start(name, { args });
    const url = await running.url();
    const children = childrenOf(running.pid).map(({ pid }) => pid);
    started.push(...[running.pid, ...children].map(identityOf));
    if (args.length > 0) listed.clear();
    return url;
  };
  const refused = async (...args: string[]) => {
    const second = start(name, { args });
    expect(await second.closed).toBe(1);
    expect(second.lines[0]).toMatch(
      new RegExp(`in use by the shop at http://localhost:\\d+ \\(process ${running?.pid}\\)`),
    );
  };
  const list = async (url: string) => {
    const signedIn = await must('Signing in', ask(url, 'POST', '/api/users/signin', '', seller));
    const cookie = signedIn.headers.getSetCookie().join('; ');
    const title = `Listing ${name} ${started.length}`;
    const startsAt = new Date(Date.now() + 86_400_000);
    const listing = { title, category: 'comedy', venue: 'x', startsAt, price: 9, quantity: 1 };
    await must('Listing', ask(url, 'POST', '/api/tickets', cookie, listing));
    listed.add(title);
  };

  const actions = {
    start: async () => (running ? refused() : list(await begin())),
    reset: async () => (running ? refused('--reset') : list(await begin('--reset'))),
    stop: async () => {
      if (!running) await begin();
      expect(await running?.end()).toBe(0);
      running = undefined;
    },
    kill: async () => {
      if (!running) await begin();
      await running?.kill();
      running = undefined;
    },
  };
  return {
    actions,
    started,
    data: () => running?.data as string,
    /** What was listed is there and the pages are served; down, it serves nothing. */
    check: async () => {
      if (!running) return;
      const url = await running.url();
      expect((await fetch(url)).status).toBe(200);
      const answer = await fetch(`${url}/api/tickets?limit=100&minPrice=0.5`);
      const titles = ((await answer.json()) as { title: string }[]).map(({ title }) => title);
      expect(titles.filter((title) => title.startsWith('Listing')).sort()).toEqual([...listed].sort());
      expect(titles).toHaveLength(60 + listed.size);
    },
    stop: () => running?.end(),
  };
};

type Action = keyof ReturnType<typeof shopOn>['actions'];

/** Each ordered pair of actions, one after the other, is somewhere in it. */
const walk: Action[] = ['start', 'start', 'stop', 'start', 'kill', 'start', 'reset', 'stop', 'stop'];
walk.push('kill', 'stop', 'reset', 'kill', 'kill', 'reset', 'reset', 'start');

const shops = [shopOn('left'), shopOn('right')] as const;
afterAll(() => Promise.all(shops.map((shop) => shop.stop())));

it('When two shops are started, stopped, reset and killed in every order of two, then nothing is lost and nothing left', async () => {
  const pairs = new Set(walk.slice(1).map((action, at) => `${walk[at]} ${action}`));
  expect(pairs.size).toBe(16);
  for (const [step, action] of walk.entries()) {
    await shops[step % 2 === 0 ? 0 : 1].actions[action]();
    await Promise.all(shops.map((shop) => shop.check()));
  }
  for (const { actions, check, data, started } of shops) {
    await actions.kill();
    await actions.start();
    await check();
    const folder = data();
    await actions.stop();
    expect(started.filter(isRunning)).toEqual([]);
    expect(readdirSync(join(folder, 'run'))).toEqual([]);
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  }
}, 600_000);
