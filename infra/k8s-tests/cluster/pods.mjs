import { serviceNames } from '../../tools/services.mjs';
import { items, kubectl, podsOf, run, until } from './kubectl.mjs';
import { demand } from './report.mjs';

export const deployments = [...serviceNames, 'client'];

export const inPod = async (app, script) => {
  const [pod] = await podsOf(app);
  return (await kubectl('exec', pod.metadata.name, '--', 'node', '-e', script)).trim();
};

/** Asked of the processes, not of the manifests. */
export const areConfined = async () => {
  const script = `
    const { readFileSync, writeFileSync } = require('node:fs');
    let written = 'writable';
    try { writeFileSync('/app/x', '') } catch ({ code }) { written = code }
    console.log(process.getuid(), readFileSync('/proc/1/cmdline', 'utf8').split('\\0').join(' ').trim(), written)`;
  for (const app of deployments) {
    const said = await inPod(app, script);
    demand(
      /^10001 .*node (dist\/index|server)\.js EROFS$|^10001 next-server.* EROFS$/.test(said),
      `${app}: ${said}`,
    );
  }
  for (const { metadata, spec } of await items('pods'))
    for (const { securityContext } of spec.containers)
      demand(securityContext.readOnlyRootFilesystem && spec.securityContext.runAsNonRoot, metadata.name);
  return `${deployments.length} asked inside, all ${(await items('pods')).length} by what they were started with`;
};

const reaches = (app, host, port) =>
  inPod(
    app,
    `const s = require('node:net').connect({ host: '${host}', port: ${port}, timeout: 2500 });
     for (const end of ['connect', 'timeout', 'error']) s.on(end, () => { console.log(end); process.exit() });`,
  );

export const areWalledOff = async () => {
  demand(
    (await reaches('tickets', 'tickets-mongo-srv', 27017)) === 'connect',
    'tickets does not reach its own',
  );
  const forbidden = [
    ['tickets', 'orders-mongo-srv', 27017],
    ['client', 'expiration-redis-srv', 6379],
    ['client', 'nats-srv', 4222],
    ['orders', 'payments-srv', 3000],
    ['payments', '1.1.1.1', 443],
  ];
  for (const [app, host, port] of forbidden) {
    demand((await reaches(app, host, port)) !== 'connect', `${app} reaches ${host}:${port}`);
  }
  return forbidden.map(([app, host]) => `${app} ↛ ${host}`).join(', ');
};

const lastLine = async (pod) => {
  const lines = (text) => text.trim().split('\n').filter(Boolean);
  const now = lines(await kubectl('logs', pod).catch(() => ''));
  return now.at(-1) ?? lines(await kubectl('logs', pod, '--previous')).at(-1) ?? '';
};

/** Takes a secret away, starts a pod, and reads its last line. The old pods go on serving. */
export const namesMissingSecret = async () => {
  const kept = JSON.parse(await kubectl('get', 'secret', 'jwt-secret', '-o', 'json'));
  const before = new Set((await podsOf('orders')).map(({ metadata }) => metadata.name));
  await kubectl('delete', 'secret', 'jwt-secret');
  try {
    await kubectl('rollout', 'restart', 'deployment/orders-depl');
    const line = await until('a pod ends for want of a secret', 60, async () => {
      const fresh = (await podsOf('orders')).find(
        ({ metadata, status }) =>
          !before.has(metadata.name) &&
          (status.containerStatuses?.[0]?.lastState.terminated ||
            status.containerStatuses?.[0]?.state.terminated),
      );
      return fresh && lastLine(fresh.metadata.name);
    });
    demand(line.includes('JWT_PUBLIC_KEY is missing'), line);
    return JSON.parse(line).msg;
  } finally {
    const { name, namespace } = kept.metadata;
    const input = JSON.stringify({ ...kept, metadata: { name, namespace } });
    await run('kubectl', ['apply', '-f', '-'], { input });
    await kubectl('rollout', 'undo', 'deployment/orders-depl');
  }
};
