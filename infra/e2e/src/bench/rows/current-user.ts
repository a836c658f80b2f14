import type { PlannedRequest, Shape } from '../load/job.ts';
import type { Contender } from '../measure/types.ts';
import { startBroker } from '../servers/broker.ts';
import { startContender } from '../servers/contender-process.ts';
import { startService } from '../servers/our-services.ts';
import { startStore } from '../servers/store.ts';
import { peerCookieOf, peerKey } from './people.ts';
import { alone, type Comparison } from './row.ts';
import { copyCollection, storedIn } from './shop-data.ts';
import { signUp } from './sign-up.ts';
import { startFloor } from './start-floor.ts';

const path = '/api/users/currentuser';
const shape: Shape = { status: 200, fields: [] };
const people = 16;

const start = async (
  place: Parameters<Comparison['start']>[0],
  withSession: boolean,
): Promise<Contender[]> => {
  const [store, broker] = await Promise.all([startStore(place, 'our'), startBroker(place, 'our')]);
  const auth = await startService(place, 'auth', { store, broker });
  const peerEnv = { PEER_JWT_KEY: peerKey };
  const peer = await startContender(place, 'peer-auth', 'peer/auth', peerEnv);
  const limitStore = await startStore(place, 'limit');
  const limit = await startContender(place, 'limit', 'limit', { MONGO_URI: limitStore.uriOf('limit') });
  const contender = (side: Contender['side'], program: typeof auth, plan: PlannedRequest[]): Contender => ({
    side,
    url: program.url,
    plan,
    shape,
    programs: [program],
  });

  if (!withSession) {
    const plan: PlannedRequest[] = [{ method: 'GET', path, want: { currentUser: null } }];
    const our = contender('ours', auth, plan);
    return [our, contender('peer', peer, plan), await startFloor(place, our)];
  }
  const users = await Promise.all(Array.from({ length: people }, (_, n) => signUp(auth.url, n)));
  for (const name of ['users', 'sessions']) {
    await copyCollection(storedIn(store.db('auth'), name), storedIn(limitStore.db('limit'), name));
  }
  const sessions = await storedIn(store.db('auth'), 'sessions').find().toArray();
  const signedInShape: Shape = { ...shape, at: 'currentUser', fields: ['id', 'email'] };
  const planOf = (request: (user: (typeof users)[number]) => Partial<PlannedRequest>) =>
    users.map(
      (user): PlannedRequest => ({
        method: 'GET',
        path,
        want: { id: user.id, email: user.email },
        ...request(user),
      }),
    );
  const our = contender(
    'ours',
    auth,
    planOf(({ cookie }) => ({ cookie })),
  );
  const peers = contender(
    'peer',
    peer,
    planOf((user) => ({ cookie: peerCookieOf({ id: user.id, email: user.email }) })),
  );
  const limits = contender(
    'limit',
    limit,
    planOf(({ id }) => ({
      path: `${path}?id=${id}&sid=${sessions.find(({ userId }) => userId === id)?._id}`,
    })),
  );
  const all = [our, peers, limits, await startFloor(place, our)];
  return all.map((each) => ({ ...each, shape: signedInShape }));
};

export const currentUserNobody: Comparison = {
  id: '12n',
  name: 'GET /api/users/currentuser, no session',
  goals: [{ what: 'rate', of: 'peer', at: 5 }, alone],
  start: (place) => start(place, false),
};

export const currentUserSignedIn: Comparison = {
  id: '12s',
  name: 'GET /api/users/currentuser, signed in',
  goals: [{ what: 'rate', of: 'peer', at: 7 }, alone],
  start: (place) => start(place, true),
};
