/** What happens behind a page's back, through the API as a program would do it. */

export const password = 'Correct-horse-7';

let people = 0;
export const newEmail = (name: string): string => `${name}-${++people}@example.com`;

export interface Person {
  email: string;
  /** The value of a Cookie header. */
  cookie: string;
  ask(method: string, path: string, body?: object): Promise<Response>;
  list(given?: object): Promise<{ id: string; title: string }>;
  reserve(ticketId: string, quantity?: number): Promise<{ id: string }>;
  pay(orderId: string): Promise<void>;
}

const listing = { title: 'An evening of songs', price: 19.99, quantity: 10 };

const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');

/** Somebody with an account, at a keyboard elsewhere. */
export const newPerson = async (url: string, name: string, email = newEmail(name)): Promise<Person> => {
  const send = (method: string, path: string, body: object | undefined, cookie: string) =>
    fetch(`${url}${path}`, {
      method,
      headers: { ...(cookie ? { cookie } : {}), ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const cookie = cookiesOf(await send('POST', '/api/users/signup', { email, password }, ''));
  const ask = (method: string, path: string, body?: object) => send(method, path, body, cookie);

  const made = async (path: string, body: object) => {
    const answer = await ask('POST', path, body);
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  return {
    email,
    cookie,
    ask,
    list: (given = {}) => made('/api/tickets', { ...listing, ...given }),
    reserve: async (ticketId, quantity = 1) => {
      // orders receives a listing a moment after it is there, and a busy machine puts people off
      for (let tries = 0; ; tries++) {
        const answer = await ask('POST', '/api/orders', { ticketId, quantity });
        if (answer.status === 201) return answer.json();
        if (![404, 503].includes(answer.status) || tries > 50)
          throw new Error(`${answer.status} ${await answer.text()}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    pay: (orderId) => made('/api/payments', { orderId, token: 'pm_card_visa' }),
  };
};
