import type { PlannedRequest } from '../load/job.ts';
import { startBroker } from '../servers/broker.ts';
import { startContender } from '../servers/contender-process.ts';
import { startService } from '../servers/our-services.ts';
import { startStore } from '../servers/store.ts';
import type { Comparison } from './row.ts';
import { password, signUp } from './sign-up.ts';

/** Some twenty a second can be verified. */
const slotSize = 64;
/** Until what is around the hash is compiled. */
const warmPerSecond = 300;

export const signIn: Comparison = {
  id: '11',
  name: 'POST /api/users/signin, argon2id 19 MiB t=2 p=1',
  briefly: true,
  goals: [{ what: 'rate', of: 'limit', at: 0.9 }],
  start: async (place, { warmSeconds }) => {
    const warmSize = warmSeconds * warmPerSecond;
    const [store, broker] = await Promise.all([startStore(place, 'our'), startBroker(place, 'our')]);
    const auth = await startService(place, 'auth', { store, broker });
    const limit = await startContender(place, 'hash', 'hash', { PASSWORD: password });
    const { email } = await signUp(auth.url, 0);
    const plan: PlannedRequest[] = [{ method: 'POST', path: '/api/users/signin', body: { email, password } }];
    const shape = { status: 200, fields: ['id', 'email'] };
    return [
      { side: 'ours', url: auth.url, plan, shape, slotSize, warmSize, programs: [auth] },
      { side: 'limit', url: limit.url, plan, shape, slotSize, programs: [limit] },
    ];
  },
};
