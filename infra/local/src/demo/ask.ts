import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

const pauseMs = 200;
const maxTries = 100;

/** A service that is busy, or has not received something yet, is asked again: a slow machine is no reason to give up. */
export const ask = async (
  url: string,
  method: string,
  path: string,
  cookie: string,
  body?: object,
): Promise<Response> => {
  const headers = {
    ...(cookie ? { cookie } : {}),
    ...(body ? { 'content-type': 'application/json' } : {}),
    // the same in each try, so that nothing is made twice
    ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
  };
  for (let tries = 1; ; tries++) {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (answer.status !== 503 || tries === maxTries) return answer;
    await sleep(pauseMs);
  }
};

/** The answer, or why there is none. */
export const must = async (what: string, asked: Promise<Response>) => {
  const answer = await asked;
  if (!answer.ok) throw new Error(`${what} was refused: ${answer.status} ${await answer.text()}`);
  return answer;
};
