import { follow, handbook } from './handbook.mjs';
import { allReady } from './kubectl.mjs';
import { shows } from './report.mjs';
import { person } from './shop.mjs';

// each of them looks at the session itself
const asked = ['/api/users/currentuser', '/api/orders', '/api/payments/unknown'];

const isSignedIn = async (one) => {
  for (const path of asked) {
    const { status, text } = await one.ask('GET', path);
    const isKnown = status === 200 || (status === 404 && path.endsWith('unknown'));
    if (!isKnown || text.includes('"currentUser":null'))
      throw new Error(`${path}: ${status} ${text.slice(0, 100)}`);
  }
};

/** Every rotation that infra/README.md describes, step by step. Who signed in before a step is signed in after it. */
export const rotateKeys = async (people) => {
  for (const name of handbook().keys()) {
    if (!name.startsWith('rotate-')) continue;
    await shows(`infra/README: ${name}: who was signed in is signed in`, async () => {
      const newcomer = await person('newcomer');
      // the cookies of the step before: a key ends when those it signed have ended
      await Promise.all(people.map(({ signIn }) => signIn()));
      await follow(name);
      await allReady();
      for (const one of [newcomer, ...people]) await isSignedIn(one);
    });
  }
  await Promise.all(people.map(({ signIn }) => signIn()));
};
