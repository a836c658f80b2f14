// `npm run test:cluster`: the platform on whatever cluster KUBECONFIG names, from nothing to proven.
//   IMAGE_BUILDER, IMAGE_LOADER  how images are built and handed to the cluster: see infra/docker/build-image
//   SKIP_IMAGES=1                the images are there
//   MONGO_STAND_IN=1             also builds mongo:8 from infra/embedded-mongo, where MongoDB cannot be had
//   INGRESS_URL                  where the ingress listens (http://127.0.0.1)
//   OVERLAYS                     which to prove, the first at length (k8s-dev,jetstream); also: passwords
// The namespace `ticketing` of that cluster is deleted first.
import { resolve } from 'node:path';
import { checkInvariants } from './cluster/checker.mjs';
import { buildImages } from './cluster/images.mjs';
import { send } from './cluster/ingress.mjs';
import { allReady, isReady, items, kubectl, podsOf, run, until } from './cluster/kubectl.mjs';
import { load } from './cluster/load.mjs';
import { areConfined, areWalledOff, deployments, namesMissingSecret } from './cluster/pods.mjs';
import { demand, finish, say, shows } from './cluster/report.mjs';
import { buy, completed, list, pay, person, reserve, shopper } from './cluster/shop.mjs';

const infra = resolve(import.meta.dirname, '..');
const chosen = (process.env.OVERLAYS ?? 'k8s-dev,jetstream').split(',');
const stores = ['auth', 'tickets', 'orders', 'payments', 'expiration'].map((name) => `${name}-mongo`);

const fromNothing = async (overlay) => {
  await run('kubectl', ['delete', 'namespace', 'ticketing', '--ignore-not-found', '--wait=false']);
  await run('kubectl', [
    '-n',
    'ticketing',
    'delete',
    'pods',
    '--all',
    '--force',
    '--grace-period=0',
    '--wait=false',
  ]);
  await run('kubectl', ['wait', '--for=delete', 'namespace/ticketing', '--timeout=120s']);
  await run(`${infra}/k8s/make-secrets`, []);
  const began = Date.now();
  const { complaint } = await run('kubectl', ['apply', '-k', `${infra}/${overlay}`]);
  demand(!/warning/i.test(complaint), complaint);
  await allReady(300);
  return `${((Date.now() - began) / 1000).toFixed(0)} s from apply to Ready`;
};

const withoutWarnings = async () => {
  const { out, complaint } = await run('kubectl', ['apply', '-k', `${infra}/k8s-dev`, '--dry-run=server']);
  demand(complaint === '', complaint);
  return `${out.trim().split('\n').length} objects`;
};

const homePage = async () => {
  const page = await until('the home page', 30, async () => {
    const answer = await send('GET', '/');
    return answer.status === 200 && answer;
  });
  demand(/<html/.test(page.text), page.text.slice(0, 200));
  return `${page.text.length} characters`;
};

const story = async () => {
  const [seller, buyer] = await Promise.all([person('seller'), person('buyer')]);
  const ticket = await list(seller);
  const order = await buy(buyer, ticket.id);
  const payment = await buyer.must(200, 'GET', `/api/payments/${order.id}`, undefined, {
    accept: ({ body }) => body?.status === 'captured',
  });
  demand(payment.amount === 19.99, JSON.stringify(payment));
  await until('the listing is sold out', 20, async () => {
    const { body } = await buyer.once('GET', `/api/tickets/${ticket.id}`);
    return body.available === 0;
  });
  return 'sign up, list, reserve, pay with pm_card_visa, complete, captured 19.99';
};

const withoutDatabase = async () => {
  await kubectl('scale', 'statefulset/tickets-mongo', '--replicas=0');
  await until('no pod of tickets is Ready', 60, async () => !(await podsOf('tickets')).some(isReady));
  await kubectl('scale', 'statefulset/tickets-mongo', '--replicas=1');
  await allReady();
  const restarts = (await podsOf('tickets')).map(({ status }) => status.containerStatuses[0].restartCount);
  demand(
    restarts.every((count) => count === 0),
    `restarted ${restarts}`,
  );
  return 'not Ready, not restarted, Ready again with it';
};

const withoutBroker = async ({ buyer, ticket, nats }) => {
  const replicas = nats === 'nats' ? 1 : 3;
  await kubectl('scale', `statefulset/${nats}`, '--replicas=0');
  await until('the broker is gone', 60, async () => (await items('pods', '-l', 'app=nats')).length === 0);
  const { id } = await reserve(buyer, ticket.id);
  demand((await podsOf('orders')).every(isReady), 'orders is not Ready');
  await kubectl('scale', `statefulset/${nats}`, `--replicas=${replicas}`);
  await pay(buyer, id);
  await completed(buyer, id);
  await allReady();
  return 'Ready, 201, and the order was paid and completed when it was back';
};

const rolls = async (cookie) => {
  const paths = [
    '/',
    '/api/tickets',
    '/api/users/currentuser',
    '/api/orders',
    '/api/payments/openapi.json',
    '/api/expiration/openapi.json',
  ];
  const loading = load(paths, cookie, 50);
  for (const name of deployments) {
    await kubectl('rollout', 'restart', `deployment/${name}-depl`);
    await kubectl('rollout', 'status', `deployment/${name}-depl`, '--timeout=120s');
  }
  await until('the old pods are gone', 60, async () => {
    const pods = await items('pods', '-l', 'part=service');
    return pods.every(({ metadata }) => !metadata.deletionTimestamp);
  });
  const { sent, failures, p99 } = await loading.stop();
  demand(failures.length === 0, `${failures.length} of ${sent} failed: ${failures.slice(0, 5).join(' · ')}`);
  return `${sent} requests, 0 failed, p99 ${p99} ms`;
};

const kill = (pod) => kubectl('delete', 'pod', pod, '--grace-period=0', '--force', '--wait=false');

const kills = async () => {
  let killed = 0;
  for (const which of [0, 1]) {
    for (const app of deployments) {
      await kill((await podsOf(app))[which].metadata.name);
      killed += 1;
    }
    await allReady();
  }
  for (const { metadata } of await items('statefulsets')) {
    for (const { metadata: pod } of await items('pods', '-l', `app=${metadata.labels.app}`)) {
      await kill(pod.name);
      killed += 1;
      await allReady();
    }
  }
  return `${killed} pods`;
};

const restarts = async (nats) => {
  for (const name of [nats, 'expiration-redis', ...stores]) {
    await kubectl('rollout', 'restart', `statefulset/${name}`);
    await kubectl('rollout', 'status', `statefulset/${name}`, '--timeout=120s');
  }
  await allReady();
  return `${nats}, expiration-redis, ${stores.join(', ')}`;
};

/** Everything that somebody was told is so: orders, payments and tickets say the same. */
const allAgree = async ({ ticket, quantity, shoppers, others }) => {
  let bought = others;
  for (const { buyer, bought: ids } of shoppers) {
    for (const id of ids) {
      const { body: order } = await buyer.once('GET', `/api/orders/${id}`);
      const payment = await buyer.must(200, 'GET', `/api/payments/${id}`, undefined, {
        accept: ({ body }) => body?.status === 'captured',
      });
      demand(
        order.status === 'complete' && payment.amount === 19.99,
        `${id} ${order.status} ${payment.status}`,
      );
    }
    bought += ids.length;
  }
  const [{ buyer }] = shoppers;
  await until(`${quantity - bought} are left`, 30, async () => {
    const { body } = await buyer.once('GET', `/api/tickets/${ticket.id}`);
    return body.available === quantity - bought;
  });
  return `${bought} bought, all complete and captured, ${quantity - bought} left of ${quantity}`;
};

const noDeadLetters = async () => {
  const [pod] = await podsOf('orders');
  const said = await kubectl('exec', pod.metadata.name, '--', 'node', '/app/common/dist/dlq/cli.js', 'list');
  demand(said.includes('No dead letters.'), said);
};

const prove = async (overlay, { everything }) => {
  const nats = overlay === 'k8s-dev' ? 'nats' : 'nats-jetstream';
  const clusterId = overlay === 'k8s-dev' ? 'ticketing' : undefined;
  say(`— ${overlay}`);
  const isUp = await shows(`kubectl apply -k infra/${overlay}: all pods Ready`, () => fromNothing(overlay));
  console.log(await kubectl('get', 'pods'));
  if (!isUp) return;
  await shows('the home page comes through the ingress', homePage);
  await shows('the purchase story passes', story);

  const quantity = 5000;
  const seller = await person('seller');
  const buyers = await Promise.all([person('ann'), person('bob')]);
  const ticket = await list(seller, { quantity });
  const shoppers = [];
  let others = 0;

  if (everything) {
    await shows('restricted Pod Security has no warning', withoutWarnings);
    await shows('containers: not root, read-only, node is the first process', areConfined);
    await shows('network policies keep apart who has nothing to say to each other', areWalledOff);
    await shows('a missing secret is named in the last log line', namesMissingSecret);
    await shows('a pod without its database is not Ready', withoutDatabase);
    await shows('50 requests a second through the rolling restart of every Deployment', () =>
      rolls(buyers[0].cookie()),
    );
  }
  if (
    await shows('without the broker orders is Ready and reserves', () =>
      withoutBroker({ buyer: buyers[0], ticket, nats }),
    )
  )
    others += 1;

  shoppers.push(...buyers.map((buyer) => shopper(buyer, ticket.id)));
  if (everything) await shows('every pod is killed in turn while people buy', kills);
  await shows('NATS, Redis and each MongoDB are restarted while people buy', () => restarts(nats));
  await shows('whoever was buying got what they paid for', async () => {
    await Promise.all(shoppers.map(({ stop }) => stop()));
    return `${shoppers.map(({ bought }) => bought.length).join(' + ')} purchases`;
  });
  await shows('orders, payments and tickets agree', () => allAgree({ ticket, quantity, shoppers, others }));
  const expected = { orders: shoppers.flatMap(({ bought }) => bought), tickets: [ticket.id] };
  // it knows no passwords
  if (!overlay.endsWith('passwords'))
    await shows('the checker finds I1 to I12 kept', () => checkInvariants({ clusterId, expected }));
  // after the checker, which takes the mark that this leaves on NATS Streaming for a letter
  await shows('there are no dead letters', noDeadLetters);
};

if (process.env.MONGO_STAND_IN === '1')
  say('mongo:8 here is NOT MongoDB: it is built from infra/embedded-mongo, for this cluster alone');
say('payments are taken by infra/fake-stripe, not by Stripe');
if (await shows('images are built', buildImages)) {
  for (const overlay of chosen) {
    const folder = overlay === 'k8s-dev' ? overlay : `k8s-tests/${overlay}`;
    await prove(folder, { everything: overlay === chosen[0] }).catch((error) =>
      shows(overlay, () => Promise.reject(error)),
    );
  }
}
finish();
process.exit();
