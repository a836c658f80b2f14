import type { ServerResponse } from 'node:http';
import { expect, it } from '@jest/globals';
import type { AxiosResponse } from 'axios';
import { buildClient } from '../../api/build-client.ts';
import { keepCookies } from '../visit.ts';

it('When a service renews a cookie, then the visitor gets it, and the next request of this page carries it', () => {
  const api = buildClient({
    baseURL: 'http://api',
    headers: { cookie: 'zone=UTC; session=old; session.sig=1' },
  });
  const passed: string[] = [];
  const res = {
    appendHeader: (_name: string, value: string) => passed.push(value),
  } as unknown as ServerResponse;
  const set = ['session=new; path=/; httponly', 'session.sig=2=; path=/'];
  keepCookies({ api, res }, { headers: { 'set-cookie': set } } as unknown as AxiosResponse);
  expect(passed).toEqual(set);
  expect(api.defaults.headers.cookie).toBe('zone=UTC; session=new; session.sig=2=');
});
