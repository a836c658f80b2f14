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

/** Asks until it is made: a busy machine puts people off. */
const untilMade = async (send: () => Promise<Response>, alsoAgain?: number): Promise<Response> => {
  for (let tries = 0; ; tries++) {
    const answer = await send();
    if (answer.status === 201) return answer;
    if (![503, alsoAgain].includes(answer.status) || tries > 50)
      throw new Error(`${answer.url}: ${answer.status} ${await answer.text()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

/** Somebody with an account, at a keyboard elsewhere. */
export const newPerson = async (url: string, name: string, email = newEmail(name)): Promise<Person> => {
  const send = (method: string, path: string, body: object | undefined, cookie: string) =>
    fetch(`${url}${path}`, {
      method,
      headers: { ...(cookie ? { cookie } : {}), ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const signUp = () => send('POST', '/api/users/signup', { email, password }, '');
  const cookie = cookiesOf(await untilMade(signUp));
  const ask = (method: string, path: string, body?: object) => send(method, path, body, cookie);

  // without an Idempotency-Key: ids made from one are in no order within a second, and lists are shown by them
  const made = async (path: string, body: object, alsoAgain?: number) =>
    (await untilMade(() => ask('POST', path, body), alsoAgain)).json();
  return {
    email,
    cookie,
    ask,
    list: (given = {}) => made('/api/tickets', { ...listing, ...given }),
    // orders receives a listing a moment after it is there
    reserve: (ticketId, quantity = 1) => made('/api/orders', { ticketId, quantity }, 404),
    pay: (orderId) => made('/api/payments', { orderId, token: 'pm_card_visa' }),
  };
};
