import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from '@jest/globals';
import { parse } from 'yaml';
import { serviceNames } from '../../tools/services.mjs';
import {
  each,
  infra,
  labelsOf,
  ofKind,
  overlays,
  podOf,
  type Rendered,
  selects,
  workloads,
} from './rendered.ts';

const deployments = (overlay: string) => ofKind(overlay, 'Deployment');
const matching = (overlay: string, kind: string, workload: Rendered) =>
  ofKind(overlay, kind).filter(({ spec }) => selects(spec.selector, labelsOf(workload)));

describe('deployments', () => {
  each(overlays, 'every service and the web app', (overlay) => {
    const names = deployments(overlay).map(({ metadata }) => metadata.name.replace('-depl', ''));
    expect(names.sort()).toEqual([...serviceNames, 'client'].sort());
  });

  each(overlays, 'a roll never takes one away before its successor is ready', (overlay) => {
    for (const deployment of deployments(overlay)) {
      expect(deployment.spec.strategy.rollingUpdate).toEqual({ maxUnavailable: 0, maxSurge: 1 });
      const pod = podOf(deployment);
      expect(pod.terminationGracePeriodSeconds).toBe(30);
      expect(pod.containers[0].lifecycle.preStop).toEqual({ sleep: { seconds: 5 } });
    }
  });

  each(overlays, 'each asks /healthz/live and /healthz/ready', (overlay) => {
    for (const deployment of deployments(overlay)) {
      const [{ startupProbe, readinessProbe, livenessProbe }] = podOf(deployment).containers;
      expect(startupProbe.httpGet.path).toBe('/healthz/live');
      expect(livenessProbe.httpGet.path).toBe('/healthz/live');
      expect(readinessProbe.httpGet.path).toBe('/healthz/ready');
    }
  });

  each(overlays, 'each keeps its place at the ingress while it is silent for ten seconds', (overlay) => {
    for (const deployment of deployments(overlay)) {
      const { periodSeconds, failureThreshold } = podOf(deployment).containers[0].readinessProbe;
      expect(periodSeconds * failureThreshold).toBeGreaterThanOrEqual(10);
    }
  });

  each(overlays, 'spread over nodes and zones, by its own label', (overlay) => {
    for (const deployment of deployments(overlay)) {
      const { app } = labelsOf(deployment);
      const spread = podOf(deployment).topologySpreadConstraints;
      expect(spread.map(({ topologyKey }: Rendered) => topologyKey)).toEqual([
        'kubernetes.io/hostname',
        'topology.kubernetes.io/zone',
      ]);
      for (const { labelSelector } of spread) expect(labelSelector.matchLabels.app).toBe(app);
    }
  });

  each(['k8s-prod'], 'two to ten by CPU', (overlay) => {
    for (const { metadata } of deployments(overlay)) {
      const [scaler] = ofKind(overlay, 'HorizontalPodAutoscaler').filter(
        ({ spec }) => spec.scaleTargetRef.name === metadata.name,
      );
      expect(scaler?.spec).toMatchObject({ minReplicas: 2, maxReplicas: 10 });
    }
  });

  each(overlays, 'the autoscaler alone counts pods', (overlay) => {
    for (const { spec } of deployments(overlay)) expect(spec.replicas).toBeUndefined();
  });
});

describe('stores', () => {
  each(overlays, 'keep their data on a claim, behind a headless service', (overlay) => {
    const stores = ofKind(overlay, 'StatefulSet');
    expect(stores.length).toBeGreaterThanOrEqual(7);
    for (const { spec } of stores) {
      expect(spec.volumeClaimTemplates).toHaveLength(1);
      const [service] = ofKind(overlay, 'Service').filter(
        ({ metadata }) => metadata.name === spec.serviceName,
      );
      expect(service?.spec.clusterIP).toBe('None');
    }
  });

  each(
    ['k8s-dev', 'k8s-prod'],
    'MongoDB, one for each service, acknowledges what is in its journal',
    (overlay) => {
      for (const name of serviceNames) {
        const names = ofKind(overlay, 'StatefulSet').map(({ metadata }) => metadata.name);
        expect(names).toContain(`${name}-mongo`);
        const [deployment] = deployments(overlay).filter(({ metadata }) => metadata.name === `${name}-depl`);
        const uri = podOf(deployment).containers[0].env.find((entry: Rendered) => entry.name === 'MONGO_URI');
        if (overlay === 'k8s-prod') expect(uri.valueFrom.secretKeyRef.name).toBe(`${name}-mongo-secret`);
        else expect(uri.value).toBe(`mongodb://${name}-mongo-srv:27017/${name}?w=majority&journal=true`);
      }
    },
  );

  each(['k8s-dev'], 'NATS Streaming notices a dead client, and writes to its disk', (overlay) => {
    const [nats] = ofKind(overlay, 'StatefulSet').filter(({ metadata }) => metadata.name === 'nats');
    const args = podOf(nats).containers[0].args.join(' ');
    expect(args).toContain('-hbi 500ms -hbt 500ms -hbf 2 -st file -dir /data --file_sync');
    expect(args).toContain('-cid ticketing');
  });

  each(
    ['k8s-prod', 'k8s-tests/jetstream', 'k8s-tests/passwords'],
    'JetStream takes its place, on three nodes',
    (overlay) => {
      const nats = workloads(overlay).filter((workload) => labelsOf(workload).app === 'nats');
      expect(nats.map(({ metadata, spec }) => [metadata.name, spec.replicas])).toEqual([
        ['nats-jetstream', 3],
      ]);
      for (const deployment of deployments(overlay)) {
        const env = new Map(
          podOf(deployment).containers[0].env.map((entry: Rendered) => [entry.name, entry.value]),
        );
        expect(env.has('NATS_CLUSTER_ID')).toBe(false);
        if (env.has('NATS_URL')) expect(env.get('NATS_REPLICAS')).toBe('3');
      }
    },
  );

  each(['k8s-prod'], 'nobody gets in without a password', (overlay) => {
    const env = workloads(overlay).flatMap((workload) =>
      podOf(workload).containers.flatMap(({ env = [] }: Rendered) =>
        env.map((entry: Rendered) => `${labelsOf(workload).app} ${entry.name}`),
      ),
    );
    expect(env).toEqual(
      expect.arrayContaining([
        'nats NATS_PASSWORD',
        'expiration-redis REDIS_PASSWORD',
        'orders-mongo PASSWORD',
      ]),
    );
  });
});

describe('budgets and services', () => {
  each(overlays, 'every workload has one disruption budget, which is about nothing else', (overlay) => {
    for (const workload of workloads(overlay)) {
      expect(matching(overlay, 'PodDisruptionBudget', workload)).toHaveLength(1);
    }
    for (const { spec } of ofKind(overlay, 'PodDisruptionBudget')) {
      const about = workloads(overlay).filter((workload) => selects(spec.selector, labelsOf(workload)));
      expect(about).toHaveLength(1);
    }
  });

  each(overlays, 'every service leads to one workload, and to ports that it has', (overlay) => {
    for (const { spec } of ofKind(overlay, 'Service')) {
      const behind = workloads(overlay).filter((workload) =>
        selects({ matchLabels: spec.selector }, labelsOf(workload)),
      );
      expect(behind).toHaveLength(1);
      const names = podOf(behind[0]).containers[0].ports.map(({ name }: Rendered) => name);
      for (const { targetPort } of spec.ports) expect(names).toContain(targetPort);
    }
  });

  each(overlays, 'names and ports are those of the contract', (overlay) => {
    const ports = new Map(
      ofKind(overlay, 'Service').map(({ metadata, spec }) => [metadata.name, spec.ports[0].port]),
    );
    for (const name of [...serviceNames, 'client']) expect(ports.get(`${name}-srv`)).toBe(3000);
    for (const name of serviceNames) expect(ports.get(`${name}-mongo-srv`)).toBe(27017);
    expect(ports.get('nats-srv')).toBe(4222);
    expect(ports.get('expiration-redis-srv')).toBe(6379);
  });

  each(overlays, 'pods of the namespace must be restricted', (overlay) => {
    const namespace = parse(readFileSync(join(infra, 'k8s/namespace.yaml'), 'utf8'));
    expect(namespace.metadata.labels['pod-security.kubernetes.io/enforce']).toBe('restricted');
    for (const { kind, metadata } of ofKind(overlay, 'Deployment', 'StatefulSet', 'Service', 'Ingress'))
      expect([kind, metadata.namespace]).toEqual([kind, 'ticketing']);
  });
});
