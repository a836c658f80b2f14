import { serviceNames } from '../../tools/services.mjs';
import { send } from './ingress.mjs';
import { allReady, isReady, items, kubectl, podsOf, until } from './kubectl.mjs';
import { load } from './load.mjs';
import { deployments } from './pods.mjs';
import { demand } from './report.mjs';
import { completed, pay, reserve } from './shop.mjs';

export const stores = serviceNames.map((name) => `${name}-mongo`);

/** Whoever asks meanwhile is answered by us, soon, and in the form that programs expect. */
export const withoutDatabase = async () => {
  await kubectl('scale', 'statefulset/tickets-mongo', '--replicas=0');
  const ask = async () => {
    const began = Date.now();
    const { status, headers, text } = await send('GET', `/api/tickets/${'0'.repeat(24)}`);
    return { status, after: headers['retry-after'], text, ms: Date.now() - began };
  };
  const isSaid = ({ status, after, text }) =>
    status === 503 && after && text.startsWith('{"errors":[{"message":');
  await until('tickets says that it is unavailable', 60, async () => isSaid(await ask()));
  const answers = [];
  for (const began = Date.now(); Date.now() - began < 15_000; ) answers.push(await ask());
  const wrong = answers.filter((answer) => !isSaid(answer) || answer.ms > 3000);
  demand(wrong.length === 0, JSON.stringify(wrong.slice(0, 3)));
  demand((await podsOf('tickets')).every(isReady), 'tickets is not Ready');
  await kubectl('scale', 'statefulset/tickets-mongo', '--replicas=1');
  await until('tickets answers', 60, async () => (await ask()).status === 404);
  const restarts = (await podsOf('tickets')).map(({ status }) => status.containerStatuses[0].restartCount);
  demand(
    restarts.every((count) => count === 0),
    `restarted ${restarts}`,
  );
  const slowest = Math.max(...answers.map(({ ms }) => ms));
  return `${answers.length} times 503 with Retry-After, the slowest after ${slowest} ms; well again with it, not restarted`;
};

export const withoutBroker = async ({ buyers: [buyer], ticket, purchases }, { statefulSet, replicas }) => {
  await kubectl('scale', `statefulset/${statefulSet}`, '--replicas=0');
  await until('the broker is gone', 60, async () => (await items('pods', '-l', 'app=nats')).length === 0);
  const { id } = await reserve(buyer, ticket.id);
  demand((await podsOf('orders')).every(isReady), 'orders is not Ready');
  await kubectl('scale', `statefulset/${statefulSet}`, `--replicas=${replicas}`);
  await pay(buyer, id);
  await completed(buyer, id);
  purchases.set(id, buyer);
  await allReady();
  return 'Ready, 201, and the order was paid and completed when it was back';
};

export const rolls = async (cookie) => {
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

export const kills = async () => {
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

export const restarts = async (names) => {
  for (const name of names) {
    await kubectl('rollout', 'restart', `statefulset/${name}`);
    await kubectl('rollout', 'status', `statefulset/${name}`, '--timeout=120s');
  }
  await allReady();
  return names.join(', ');
};
