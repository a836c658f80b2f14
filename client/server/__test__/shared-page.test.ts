import { beforeEach, expect, it } from '@jest/globals';
import type { GetServerSidePropsContext } from 'next';
import { shared } from '../shared-page.ts';

let made: number;
let time: number;
let failing: boolean;

const front = () =>
  shared(
    async () => {
      made++;
      return { props: { found: failing ? { failed: {} } : { data: [] } } };
    },
    () => time,
  );

beforeEach(() => {
  [made, time, failing] = [0, 0, false];
});

/** As Next does: asks for the properties, and answers with what it makes of them unless that is done. */
const visit = async (
  page: ReturnType<typeof front>,
  { cookies = {}, url = '/' }: { cookies?: Record<string, string>; url?: string } = {},
) => {
  const headers: Record<string, string> = {};
  let body = '';
  const res = {
    statusCode: 200,
    setHeader: (name: string, value: string) => {
      headers[name] = value;
    },
    end: (html: string) => {
      body = html;
    },
  };
  const req = { method: 'GET', headers: {}, cookies };
  await page({ req, res, resolvedUrl: url } as unknown as GetServerSidePropsContext);
  if (!body) res.end(`<script nonce="first-${made}"></script>`);
  return { body, policy: headers['Content-Security-Policy'] };
};

it('When strangers come within a second, then the page is made once, and each has a nonce of their own', async () => {
  const page = front();
  await visit(page);
  const [second, third] = [await visit(page), await visit(page)];
  expect(made).toBe(1);
  const nonce = /nonce="(.+?)"/.exec(second.body)?.[1];
  expect(second.policy).toContain(`'nonce-${nonce}'`);
  expect(second.body).not.toContain('first');
  expect(third.body).not.toBe(second.body);
});

it('When a second has passed, then it is made again', async () => {
  const page = front();
  await visit(page);
  time = 1000;
  await visit(page);
  expect(made).toBe(2);
});

it('When it is being made again, then who comes meanwhile has the page of before, for a second at most', async () => {
  const page = front();
  await visit(page);
  time = 1000;
  const making = visit(page);
  const meanwhile = await visit(page);
  expect(meanwhile.body).toContain('nonce');
  expect(made).toBe(2);
  await making;
  time = 2500;
  failing = true;
  await visit(page);
  time = 3000;
  await visit(page);
  expect(made).toBe(4);
});

it('When somebody is signed in, searches, or speaks another language, then they have a page of their own', async () => {
  const page = front();
  await visit(page);
  await visit(page, { cookies: { session: 'theirs' } });
  await visit(page, { url: '/?search=jazz' });
  await visit(page, { cookies: { language: 'de' } });
  expect(made).toBe(4);
});

it('When a part of it failed, then nobody else is shown that', async () => {
  const page = front();
  failing = true;
  await visit(page);
  failing = false;
  await visit(page);
  expect(made).toBe(2);
});

it('When cookies claim zones that are none, then they share the page of UTC', async () => {
  const page = front();
  for (const zone of ['UTC', 'Nowhere/A', 'Nowhere/B']) await visit(page, { cookies: { zone } });
  await visit(page);
  expect(made).toBe(1);
});
