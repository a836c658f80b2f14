import { expect } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { type Person, password } from './people.ts';

export interface Visitor {
  page: Page;
  context: BrowserContext;
  /** Opens a page and waits until it is alive. */
  go(path: string): Promise<void>;
  signIn(person: Person): Promise<void>;
  /** Somebody who has signed in before. */
  isAlready(person: Person): Promise<void>;
  /** A refusal that belongs to the story, such as `400 POST /api/payments`. */
  expectRefusal(line: string): void;
  /** Closes the browser's window, and fails if anything went wrong in it on the way. */
  leave(): Promise<void>;
}

/**
 * Written on the console, so that it is found with the rest. What somebody's own click brings about is no
 * shift: the browser knows that for half a second, we know it until a second after the API, or the next page's data, has come.
 */
const tellShifts = () => {
  let total = 0;
  const answers: number[] = [];
  new PerformanceObserver((list) => {
    const asked = list.getEntries() as PerformanceResourceTiming[];
    answers.push(
      ...asked
        .filter(
          ({ initiatorType, name }) =>
            (initiatorType === 'xmlhttprequest' && name.includes('/api/')) || name.includes('/_next/data/'),
        )
        .map(({ responseEnd }) => responseEnd),
    );
  }).observe({ type: 'resource', buffered: true });
  const isAnswer = (at: number) => answers.some((answer) => at >= answer && at < answer + 1000);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as unknown as {
      value: number;
      startTime: number;
      hadRecentInput: boolean;
      sources: { node?: Element }[];
    }[]) {
      if (entry.hadRecentInput || isAnswer(entry.startTime)) continue;
      // changed by the test, for a picture
      if (document.documentElement.dataset.plain) return;
      total += entry.value;
      // as it is reported everywhere: to two places
      if (total < 0.005) continue;
      const moved = entry.sources.map(({ node }) => `${node?.nodeName}.${node?.className}`);
      console.error(`${location.pathname}: layout shift of ${total.toFixed(4)}: ${moved.join(' ')}`);
    }
  }).observe({ type: 'layout-shift', buffered: true });
};

/** That a request was refused is known from its answer; that one was cut off by going on is no fault. */
const saidTwice = /^Failed to load resource/;
const cutOff = 'net::ERR_ABORTED';
/** Where the machine is busy it may be put off, and comes again by itself. */
const comesAgain = 'GET /api/notifications/stream';

interface Seen {
  wrong: string[];
  /** What was answered well the last time, such as `GET /api/orders`: a 503 before that was a busy machine's. */
  served: Set<string>;
}

const collect = (page: Page, url: string): Seen => {
  const wrong: string[] = [];
  const served = new Set([comesAgain]);
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type()) || saidTwice.test(message.text())) return;
    wrong.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => wrong.push(`uncaught: ${error.message}`));
  page.on('requestfailed', (request) => {
    const how = request.failure()?.errorText;
    if (how !== cutOff) wrong.push(`${how} ${request.method()} ${request.url()}`);
  });
  page.on('response', (response) => {
    const request = `${response.request().method()} ${response.url().replace(url, '')}`;
    if (response.status() < 400) return void served.add(request);
    wrong.push(`${response.status()} ${request}`);
    if (request !== comesAgain) served.delete(request);
  });
  return { wrong, served };
};

export const newVisitor = async (context: BrowserContext, url: string): Promise<Visitor> => {
  await context.addInitScript(tellShifts);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const { wrong, served } = collect(page, url);
  const expected: string[] = [];

  const go = async (path: string) => {
    await page.goto(`${url}${path}`);
    // what Next adds once the page has come alive
    await page.waitForSelector('next-route-announcer', { state: 'attached' });
  };
  return {
    page,
    context,
    go,
    expectRefusal: (line) => expected.push(line),
    signIn: async ({ email }) => {
      await go('/auth/signin');
      await page.getByLabel('E-mail').fill(email);
      await page.getByLabel('Password', { exact: true }).fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL(`${url}/`);
    },
    isAlready: ({ cookie }) =>
      context.addCookies(
        cookie.split('; ').map((pair) => {
          const [name = '', value = ''] = pair.split(/=(.*)/s);
          return { name, value, url };
        }),
      ),
    leave: async () => {
      // what is under way may still go wrong
      await page.waitForLoadState('load');
      await context.close();
      const isPutOff = (line: string) => line.startsWith('503 ') && served.has(line.slice(4));
      const lines = wrong.filter((line) => !isPutOff(line) || expected.includes(line));
      expect([...new Set(lines)].sort()).toEqual([...new Set(expected)].sort());
    },
  };
};
