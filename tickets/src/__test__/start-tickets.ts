import { setTimeout as sleep } from 'node:timers/promises';
import { startTestService, type TestService } from '@ticketing/common/testing';
import { createTickets } from '../app.ts';
import { ticketsConfig } from '../config.ts';
import { orders } from './orders-answers.ts';

export interface View {
  id: string;
  title: string;
  price: number;
  userId: string;
  version: number;
  orderId?: string;
  quantity: number;
  available: number;
  status: string;
  [field: string]: unknown;
}

export type TicketsTest = Awaited<ReturnType<typeof startTickets>>;

/** Tickets as it is in production, and the people who use it. */
export const startTickets = async (env: Record<string, string> = {}, { rateLimits = false } = {}) => {
  const test = await startTestService(createTickets, { config: ticketsConfig, env, rateLimits });
  return {
    ...test,
    orders: orders(test),
    as: (id?: string, role: 'user' | 'admin' = 'user') => person(test, id, role),
  };
};

const person = (test: TestService, id: string | undefined, role: 'user' | 'admin') => {
  const cookie = id === undefined ? '' : test.signIn({ id, role });
  const send = async (method: 'get' | 'post' | 'put' | 'delete', path: string, body?: object) => {
    const asked = test.request[method](`/api/tickets${path}`).set('Cookie', cookie);
    return body ? asked.send(body) : asked;
  };
  return {
    get: (path = '') => send('get', path),
    post: (body: object, path = '') => send('post', path, body),
    put: (ticketId: string, body: object) => send('put', `/${ticketId}`, body),
    delete: (ticketId: string) => send('delete', `/${ticketId}`),
    sell: async (listing: object = {}): Promise<View> => {
      const { status, body } = await send('post', '', { title: 'Quartet', price: 20, ...listing });
      if (status !== 201) throw new Error(`${status}: ${JSON.stringify(body)}`);
      return body;
    },
    show: async (ticketId: string): Promise<View> => (await send('get', `/${ticketId}`)).body,
    /** Every page of a list, by the links. */
    pages: async (query: string, between: () => Promise<unknown> = () => sleep(0)): Promise<View[]> => {
      const seen: View[] = [];
      for (let path: string | undefined = `?${query}`; path !== undefined; ) {
        const { status, body, headers }: Awaited<ReturnType<typeof send>> = await send('get', path);
        if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
        seen.push(...body);
        path = /<\/api\/tickets([^>]+)>; rel="next"/.exec(headers.link ?? '')?.[1];
        await between();
      }
      return seen;
    },
  };
};
