import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { newSecret, signedHeaders } from '../webhook-signature.ts';

type IsOurs = (secret: string, headers: Record<string, string>, body: string, now?: number) => boolean;

const exampleIn = async (): Promise<IsOurs> => {
  const readme = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8');
  const [, code = ''] = /```js name=verify\n(.*?)```/s.exec(readme) ?? [];
  return (await import(`data:text/javascript,${encodeURIComponent(code)}`)).isOurs;
};

it('When a receiver verifies as the README says, then ours passes, and what is altered, old or another’s does not', async () => {
  const isOurs = await exampleIn();
  const [secret, older] = [newSecret(), newSecret()];
  const at = new Date();
  const headers = signedHeaders('msg_1', at, '{"a":1}', [secret, older]);
  expect(isOurs(secret, headers, '{"a":1}')).toBe(true);
  expect(isOurs(older, headers, '{"a":1}')).toBe(true);
  expect(isOurs(newSecret(), headers, '{"a":1}')).toBe(false);
  expect(isOurs(secret, headers, '{"a":2}')).toBe(false);
  expect(isOurs(secret, { ...headers, 'webhook-id': 'msg_2' }, '{"a":1}')).toBe(false);
  expect(isOurs(secret, headers, '{"a":1}', at.getTime() + 301_000)).toBe(false);
});
