export const password = 'Bench-1234';

/** Somebody with an account and a session that auth knows. */
export const signUp = async (url: string, n: number) => {
  const email = `somebody-${n}@example.com`;
  const answer = await fetch(`${url}/api/users/signup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (answer.status !== 201) throw new Error(`Signing up: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers.getSetCookie().map((each) => each.split(';')[0]);
  return { email, cookie: cookie.join('; '), ...((await answer.json()) as { id: string }) };
};
