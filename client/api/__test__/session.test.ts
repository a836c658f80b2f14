import { expect, it } from '@jest/globals';
import { AxiosError, type InternalAxiosRequestConfig } from 'axios';
import { buildClient } from '../build-client.ts';

/** The browser's client before an API that knows a token no more, but maybe the session. */
const hourOldTab = (isSessionAlive: boolean) => {
  const asked: string[] = [];
  let isRenewed = false;
  const client = buildClient();
  client.defaults.adapter = async (config: InternalAxiosRequestConfig) => {
    asked.push(`${config.method} ${config.url}`);
    const answer = (status: number, data: unknown) => ({ status, data, statusText: '', headers: {}, config });
    if (config.url === '/api/users/currentuser') {
      isRenewed = isSessionAlive;
      return answer(200, { currentUser: isSessionAlive ? { id: '1' } : null });
    }
    if (isRenewed) return answer(201, { id: 'order' });
    throw new AxiosError('refused', undefined, config, undefined, answer(401, { errors: [] }));
  };
  return { client, asked };
};

it('When the token is too old but the session lives, then it is renewed and the request repeated once', async () => {
  const { client, asked } = hourOldTab(true);
  expect((await client.post('/api/orders', {})).data).toEqual({ id: 'order' });
  expect(asked).toEqual(['post /api/orders', 'get /api/users/currentuser', 'post /api/orders']);
});

it('When the session has ended, then the refusal stands', async () => {
  const { client, asked } = hourOldTab(false);
  await expect(client.post('/api/orders', {})).rejects.toMatchObject({ response: { status: 401 } });
  expect(asked).toEqual(['post /api/orders', 'get /api/users/currentuser']);
});
