export const ask = (url: string, method: string, path: string, cookie: string, body?: object) =>
  fetch(`${url}${path}`, {
    method,
    headers: { ...(cookie ? { cookie } : {}), ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });

/** The answer, or why there is none. */
export const must = async (what: string, asked: Promise<Response>) => {
  const answer = await asked;
  if (!answer.ok) throw new Error(`${what} was refused: ${answer.status} ${await answer.text()}`);
  return answer;
};
