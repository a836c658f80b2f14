import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { send } from './ingress.mjs';
import { demand } from './report.mjs';

const isPassing = ({ status, headers }) =>
  status === 502 ||
  status === 503 ||
  status === 504 ||
  status === 429 ||
  (status === 409 && headers['retry-after']);

/** Somebody signed up, with a cookie, who asks again while the shop is busy or away. */
export const person = async (name) => {
  /** By name: a cookie that was signed by an older key is signed anew, and then only its signature comes. */
  const cookies = new Map();
  const cookie = () => [...cookies].map(([key, value]) => `${key}=${value}`).join('; ');

  const once = async (method, path, body, headers = {}) => {
    const session = cookies.size > 0 ? { cookie: cookie() } : {};
    const answer = await send(method, path, { body, headers: { ...headers, ...session } });
    for (const line of answer.headers['set-cookie'] ?? []) {
      const [, key, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (key) cookies.set(key, value);
    }
    return {
      ...answer,
      body: answer.text.startsWith('{') || answer.text.startsWith('[') ? JSON.parse(answer.text) : undefined,
    };
  };

  const ask = async (method, path, body, { patience = 90, accept = () => true } = {}) => {
    const headers = method === 'POST' ? { 'idempotency-key': randomUUID() } : {};
    const deadline = Date.now() + patience * 1000;
    for (;;) {
      let answer;
      let fault;
      try {
        answer = await once(method, path, body, headers);
      } catch (error) {
        fault = error;
      }
      if (answer && !isPassing(answer) && accept(answer)) return answer;
      const said = answer ? `${answer.status} ${answer.text.slice(0, 200)}` : fault.message;
      if (Date.now() > deadline) throw new Error(`${method} ${path} after ${patience} s: ${said}`);
      // a key belongs to one answer; a refusal is kept with it
      if (answer && !isPassing(answer) && headers['idempotency-key'])
        headers['idempotency-key'] = randomUUID();
      await sleep(Math.max(300, Number(answer?.headers['retry-after'] ?? 0) * 1000));
    }
  };

  const must = async (status, method, path, body, options) => {
    const answer = await ask(method, path, body, options);
    demand(answer.status === status, `${method} ${path}: ${answer.status} ${answer.text.slice(0, 200)}`);
    return answer.body;
  };

  const email = `${name}-${randomUUID().slice(0, 8)}@example.com`;
  const password = 'Cluster-1234';
  await must(201, 'POST', '/api/users/signup', { email, password });
  const signIn = () => must(200, 'POST', '/api/users/signin', { email, password });
  return { email, once, ask, must, signIn, cookie };
};

export const list = async (seller, filters = {}) => {
  const ticket = await seller.must(201, 'POST', '/api/tickets', {
    title: `Cluster concert ${randomUUID().slice(0, 8)}`,
    price: 19.99,
    ...filters,
  });
  return ticket;
};

// a replica has it a moment later
const known = { accept: ({ status }) => status !== 404 };

export const reserve = (buyer, ticketId) => buyer.must(201, 'POST', '/api/orders', { ticketId }, known);

export const pay = (buyer, orderId) =>
  buyer.must(201, 'POST', '/api/payments', { orderId, token: 'pm_card_visa' }, known);

export const completed = (buyer, orderId, patience = 90) =>
  buyer.must(200, 'GET', `/api/orders/${orderId}`, undefined, {
    patience,
    accept: ({ status, body }) => status === 200 && body.status === 'complete',
  });

export const buy = async (buyer, ticketId) => {
  const { id } = await reserve(buyer, ticketId);
  await pay(buyer, id);
  return completed(buyer, id);
};

/** Buys one after another until stopped; what it began it ends. */
export const shopper = (buyer, ticketId) => {
  let stopping = false;
  const bought = [];
  const shopping = (async () => {
    while (!stopping) {
      bought.push((await buy(buyer, ticketId)).id);
      await sleep(200);
    }
  })();
  shopping.catch(() => {});
  return {
    buyer,
    bought,
    stop: () => {
      stopping = true;
      return shopping;
    },
  };
};
