import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { explained } from '@ticketing/common/testing';
import { type AuthTest, startAuth } from '../../__test__/start-auth.ts';

const many = 20_000;
const page = 51;

let test: AuthTest;
const rows = (name: string) => test.service.platform.db.collection(name);
const idOf = (index: number) => (index + 0x100000).toString(16).padStart(24, '0');
const addressOf = (index: number) => `person-${String(index).padStart(6, '0')}@example.com`;
/** The newest have no more to do with the alphabet than anywhere. */
const account = (index: number) => ({
  ...{ _id: idOf(index), version: 1, name: '', language: 'en', createdAt: new Date(), sessionVersion: 1 },
  ...{ email: addressOf((index * 7919) % many), emailKey: addressOf((index * 7919) % many) },
  role: index % 1000 === 0 ? 'admin' : 'user',
  status: index % 500 === 1 ? 'suspended' : 'active',
});
const entry = (index: number) => ({ _id: idOf(index), adminId: idOf((index % 20) * 1000), at: new Date() });

beforeAll(async () => {
  test = await startAuth();
  const fill = async (name: string, row: (index: number) => object) => {
    for (let from = 0; from < many; from += 2000)
      await rows(name).insertMany(Array.from({ length: 2000 }, (_, n) => row(from + n)) as never);
  };
  await fill('users', account);
  await fill('audit', entry);
}, 120_000);
afterAll(() => test.stop());

const examined = async (name: string, filter: object, sort: Record<string, 1 | -1>) => {
  const found = rows(name)
    .find(filter as never)
    .sort(sort)
    .limit(page);
  const { stages, totalDocsExamined } = await explained(found);
  expect(stages).not.toContain('SORT');
  expect(stages).not.toContain('COLLSCAN');
  return totalDocsExamined;
};

describe(`among ${many} accounts and as many entries of the audit log`, () => {
  it.each([
    ['the newest', 'users', { _id: { $lt: idOf(10_000) } }, { _id: -1 }],
    [
      'whose address begins so',
      'users',
      { emailKey: { $gte: 'person-0', $lt: 'person-0\uffff' } },
      { emailKey: 1 },
    ],
    [
      'the next of a search',
      'users',
      { emailKey: { $gt: addressOf(500), $lt: 'person-0\uffff' } },
      { emailKey: 1 },
    ],
    ['those of a role', 'users', { role: 'user', _id: { $lt: idOf(10_000) } }, { _id: -1 }],
    ['those suspended', 'users', { status: 'suspended' }, { _id: -1 }],
    ['what was done last', 'audit', { _id: { $lt: idOf(10_000) } }, { _id: -1 }],
    ['what one admin did', 'audit', { adminId: idOf(1000), _id: { $lt: idOf(10_000) } }, { _id: -1 }],
  ] as const)(
    'When %s are read, then a page is, and nothing is sorted',
    async (_what, name, filter, sort) => {
      expect(await examined(name, filter, sort)).toBeLessThanOrEqual(page);
    },
  );

  it('When accounts are searched page by page, then each comes once, by their addresses', async () => {
    const browser = test.browser();
    const { body } = await browser.signUp();
    await rows('users').updateOne({ _id: body.id } as never, { $set: { role: 'admin' } });
    await browser.post('/signin', { email: body.email, password: 'Correct-horse-7' });
    const seen: string[] = [];
    let path: string | undefined = '?search=person-0001&limit=40';
    while (path) {
      const answer = await browser.get(path);
      expect(answer.status).toBe(200);
      seen.push(...answer.body.map(({ id }: { id: string }) => id));
      path = /<\/api\/users([^>]+)>/.exec(answer.headers.link ?? '')?.[1];
    }
    const all = await rows('users')
      .find({ emailKey: /^person-0001/ } as never)
      .sort({ emailKey: 1 })
      .toArray();
    expect(seen).toEqual(all.map(({ _id }) => String(_id)));
    expect(seen).toHaveLength(100);
  });
});
