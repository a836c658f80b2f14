import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { serviceNames, services } from '../../tools/services.mjs';
import { each, infra, labelsOf, ofKind, podOf, type Rendered, selects, workloads } from './rendered.ts';

const outside = 'ingress-nginx';

const appOf = (workload: Rendered) => labelsOf(workload).app ?? '';

const isOnSide = (peers: Rendered[], labels: Record<string, string>) =>
  peers.some(
    ({ podSelector, namespaceSelector }) => podSelector && !namespaceSelector && selects(podSelector, labels),
  );

const isOutside = (peers: Rendered[]) =>
  peers.some(
    ({ namespaceSelector }) => namespaceSelector?.matchLabels['kubernetes.io/metadata.name'] === outside,
  );

const has = (ports: Rendered[], wanted: number) => ports.some(({ port }) => port === wanted);

/** Who may talk to whom on which port: what both ends allow. */
const arrows = (overlay: string): string[] => {
  const policies = ofKind(overlay, 'NetworkPolicy').map(({ spec }) => spec);
  const rules = (workload: Rendered, way: 'ingress' | 'egress'): Rendered[] =>
    policies
      .filter(({ podSelector }) => selects(podSelector, labelsOf(workload)))
      .flatMap((spec) => spec[way] ?? []);
  const found: string[] = [];
  for (const to of workloads(overlay)) {
    for (const { containerPort: port } of podOf(to).containers[0].ports) {
      const admits = rules(to, 'ingress').filter(({ ports }) => has(ports, port));
      if (admits.some(({ from }) => isOutside(from))) found.push(`${outside} → ${appOf(to)}:${port}`);
      for (const from of workloads(overlay)) {
        const lets = rules(from, 'egress').some(
          (rule: Rendered) => has(rule.ports, port) && isOnSide(rule.to, labelsOf(to)),
        );
        const admitted = admits.some((rule) => isOnSide(rule.from, labelsOf(from)));
        if (lets && admitted) found.push(`${appOf(from)} → ${appOf(to)}:${port}`);
      }
    }
  }
  return found.sort();
};

const sourceOf = (service: string, folder: string) => {
  const src = join(infra, '..', service, service === 'client' ? '' : 'src');
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.startsWith(folder) && /\.tsx?$/.test(file) && !file.includes('__test__'))
    .map((file) => readFileSync(join(src, file), 'utf8'))
    .join('\n');
};

/** What each app.ts says that its service does, and so needs. */
const needs = (service: string): string[] => {
  const app = sourceOf(service, 'app.ts');
  const speaks = /(listeners|outboxes): \[[^\]]/.test(app);
  const limits = /\blimits:/.test(sourceOf(service, 'routes/'));
  const queues = /from '(ioredis|@ticketing\/common\/timers)'/.test(sourceOf(service, ''));
  return [
    `${outside} → ${service}:3000`,
    `${service} → ${service}-mongo:27017`,
    ...(speaks ? [`${service} → nats:4222`] : []),
    ...(limits || queues ? [`${service} → expiration-redis:6379`] : []),
  ];
};

/** What the web app's server puts into pages; the browser's own requests come by the ingress. */
const rendersFrom = services
  .filter(({ path }) =>
    new RegExp(`${path}\\b`).test(
      ['pages/', 'server/', 'api/services'].map((folder) => sourceOf('client', folder)).join(),
    ),
  )
  .map(({ name }) => name);

const architecture = [
  ...serviceNames.flatMap(needs),
  `${outside} → client:3000`,
  ...rendersFrom.map((service) => `client → ${service}:3000`),
];
const standIn = ['payments → fake-stripe:3000', 'fake-stripe → payments:3000'];

/** As infra/services.json says it. */
const listed = services.flatMap(({ name, callers, stores }) => [
  ...callers.map((caller) => `${caller === 'ingress' ? outside : caller} → ${name}:3000`),
  `${name} → nats:4222`,
  ...stores.map((store) =>
    store === 'mongo' ? `${name} → ${name}-mongo:27017` : `${name} → expiration-redis:6379`,
  ),
]);

it('infra/services.json lists whom each service needs, and who needs it, as the sources do', () => {
  expect([...listed, `${outside} → client:3000`].sort()).toEqual([...architecture].sort());
});

describe('network policies', () => {
  each(['k8s-dev', 'k8s-sync'], 'allow the arrows of every app.ts, and no other', (overlay) => {
    expect(arrows(overlay)).toEqual([...architecture, ...standIn].sort());
  });

  each(['k8s-tests/minio'], 'allow the arrows of every app.ts, and no other', (overlay) => {
    expect(arrows(overlay)).toEqual([...architecture, ...standIn, 'tickets → minio:9000'].sort());
  });

  each(['k8s-tests/monitoring'], 'allow the arrows of every app.ts and those of the telemetry', (overlay) => {
    const telemetry = [
      ...[...serviceNames, 'client'].flatMap((name) => [
        `prometheus → ${name}:9090`,
        `${name} → collector:4318`,
      ]),
      ...['prometheus → alertmanager:9093', 'collector → tempo:4318', 'collector → loki:3100'],
      ...['prometheus:9090', 'alertmanager:9093', 'tempo:3200', 'loki:3100'].map((to) => `grafana → ${to}`),
    ];
    expect(arrows(overlay)).toEqual([...architecture, ...standIn, ...telemetry].sort());
  });

  each(['k8s-prod'], 'allow the arrows of every app.ts, and no other', (overlay) => {
    expect(arrows(overlay)).toEqual([...architecture, 'nats → nats:6222'].sort());
  });

  each(['k8s-dev', 'k8s-prod'], 'nobody else talks to anybody', (overlay) => {
    const everybody = ofKind(overlay, 'NetworkPolicy').filter(
      ({ spec }) => Object.keys(spec.podSelector).length === 0,
    );
    const [deny, names] = everybody;
    expect(everybody).toHaveLength(2);
    expect(deny.spec).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
    expect(names.spec.egress.flatMap(({ ports }: Rendered) => ports)).toEqual([
      { protocol: 'UDP', port: 53 },
      { protocol: 'TCP', port: 53 },
    ]);
    for (const { spec } of ofKind(overlay, 'NetworkPolicy')) {
      const about = workloads(overlay).filter((workload) => selects(spec.podSelector, labelsOf(workload)));
      expect(about.length).toBeGreaterThan(0);
    }
  });

  const toAddresses = (overlay: string) =>
    ofKind(overlay, 'NetworkPolicy')
      .filter(({ spec }) => JSON.stringify(spec).includes('ipBlock'))
      .map(({ metadata }) => metadata.name);

  each(['k8s-dev'], 'nothing leaves the cluster', (overlay) => expect(toAddresses(overlay)).toEqual([]));
  each(
    ['k8s-prod'],
    'only payments goes outside, to Stripe, tickets, to the store of images, and notifications, with mails and webhooks',
    (overlay) => expect(toAddresses(overlay)).toEqual(['notifications', 'payments', 'tickets']),
  );

  each(['k8s-tests/gateway-api'], 'the gateway takes the ingress controller’s place', (overlay) => {
    const admitting = ofKind(overlay, 'NetworkPolicy').filter(({ spec }) =>
      JSON.stringify(spec.ingress ?? []).includes('gateway-system'),
    );
    expect(admitting).toHaveLength(serviceNames.length + 1);
    expect(ofKind(overlay, 'Ingress')).toEqual([]);
    const paths = ofKind(overlay, 'HTTPRoute')[0].spec.rules.map(
      ({ matches }: Rendered) => matches[0].path.value,
    );
    const ingress = ofKind('k8s-prod', 'Ingress').find(({ metadata }) => metadata.name === 'ingress-srv');
    expect(paths).toEqual(ingress.spec.rules[0].http.paths.map(({ path }: Rendered) => path));
  });
});
