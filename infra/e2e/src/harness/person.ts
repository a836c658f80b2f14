import { randomUUID } from 'node:crypto';

export interface Answer<Body = Record<string, unknown>> {
  status: number;
  headers: Headers;
  body: Body;
}

/** Somebody who uses the API through the gateway, and is signed up. */
export const person = async (
  url: string,
  name: string,
  email = `${name}-${randomUUID().slice(0, 8)}@example.com`,
) => {
  let cookie = '';

  const ask = async <Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { cookie, ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await answer.text();
    const set = answer.headers.getSetCookie().map((each) => each.split(';')[0]);
    if (set.length > 0) cookie = set.join('; ');
    return { status: answer.status, headers: answer.headers, body: text ? JSON.parse(text) : null };
  };

  /** Again while the answer is 503: as any client of ours should. */
  const insist = async <Body = Record<string, unknown>>(method: string, path: string, body?: object) => {
    const headers: Record<string, string> = method === 'POST' ? { 'idempotency-key': randomUUID() } : {};
    const deadline = Date.now() + 45_000;
    for (;;) {
      const answer = await ask<Body>(method, path, body, headers).catch(() => undefined);
      const busy =
        !answer || answer.status === 503 || (answer.status === 409 && answer.headers.has('retry-after'));
      if (!busy) return answer;
      if (Date.now() > deadline)
        throw new Error(`${method} ${path} stayed ${answer?.status ?? 'unanswered'}`);
      await new Promise((done) => setTimeout(done, 200));
    }
  };

  const account = { email, password: 'Story-1234' };
  let { status, body } = await insist<{ id: string }>('POST', '/api/users/signup', account);
  // it is there: asked for before, or auth was killed between the insert and the answer
  if (status === 400) ({ status, body } = await insist('POST', '/api/users/signin', account));
  if (status > 201) throw new Error(`${name} could not sign up: ${status} ${JSON.stringify(body)}`);
  return { id: body.id, email, ask, insist, cookie: () => cookie };
};

export type Person = Awaited<ReturnType<typeof person>>;
