import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { operatorRules } from '../../tools/operator-rules.mjs';
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

const services = [...serviceNames, 'client'].sort();
const own = ['k8s-tests/monitoring'];
const byOperator = ['k8s-tests/prometheus-operator'];
const component = join(infra, 'components/monitoring');
const pieces = ['alertmanager', 'collector', 'grafana', 'loki', 'prometheus', 'tempo'];

const servicesWithMetrics = (overlay: string) =>
  ofKind(overlay, 'Service').filter(({ spec }) =>
    spec.ports.some(({ name }: Rendered) => name === 'metrics'),
  );

describe('metrics', () => {
  each(overlays, 'every service and the web app have a port for them, the stores have none', (overlay) => {
    const found = servicesWithMetrics(overlay);
    const names = own.includes(overlay) ? services : [];
    expect(found.map(({ metadata }) => metadata.name).sort()).toEqual(
      [...names, ...services.map((name) => `${name}-srv`)].sort(),
    );
    for (const { spec } of found)
      expect(spec.ports).toContainEqual({ name: 'metrics', port: 9090, targetPort: 'metrics' });
    for (const workload of workloads(overlay).filter((each) => labelsOf(each).app !== 'prometheus')) {
      const ports = podOf(workload).containers[0].ports.map(({ containerPort }: Rendered) => containerPort);
      expect(ports.includes(9090)).toBe(services.includes(labelsOf(workload).app ?? ''));
    }
  });

  each(
    overlays.filter((overlay) => ![...own, ...byOperator].includes(overlay)),
    'without a component nobody reaches them, and nothing is traced',
    (overlay) => {
      expect(JSON.stringify(ofKind(overlay, 'NetworkPolicy'))).not.toContain('9090');
      expect(ofKind(overlay, 'ServiceMonitor')).toEqual([]);
      expect(JSON.stringify(workloads(overlay))).not.toContain('OTEL_');
    },
  );
});

describe('the component monitoring', () => {
  each(
    own,
    'finds each pod by the names that prometheus.yml looks up, also one that is not Ready',
    (overlay) => {
      const { scrape_configs } = parse(readFileSync(join(component, 'prometheus.yml'), 'utf8'));
      const [{ names }] = scrape_configs[0].dns_sd_configs;
      expect([...names].sort()).toEqual(services);
      for (const name of names) {
        const [{ spec }] = ofKind(overlay, 'Service').filter(({ metadata }) => metadata.name === name);
        expect(spec).toMatchObject({
          clusterIP: 'None',
          publishNotReadyAddresses: true,
          selector: { app: name },
        });
      }
    },
  );

  each(own, 'has each piece once, with a disk, and traces every service', (overlay) => {
    const found = workloads(overlay).filter((workload) => labelsOf(workload).part === 'monitoring');
    expect(found.map(({ metadata }) => metadata.name).sort()).toEqual(pieces);
    for (const { spec } of found) expect([spec.replicas, spec.volumeClaimTemplates.length]).toEqual([1, 1]);
    for (const workload of ofKind(overlay, 'Deployment'))
      expect(podOf(workload).containers[0].env).toEqual(
        expect.arrayContaining([{ name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: 'http://collector:4318' }]),
      );
  });

  each(own, 'hands each piece files that are there, under the names that their arguments say', (overlay) => {
    const maps = new Map(ofKind(overlay, 'ConfigMap').map(({ metadata, data }) => [metadata.name, data]));
    for (const workload of workloads(overlay).filter((each) => labelsOf(each).part === 'monitoring')) {
      const { containers, volumes } = podOf(workload);
      const [{ args = [], volumeMounts }] = containers;
      const files = volumeMounts.flatMap(({ name, mountPath, subPath }: Rendered) => {
        const { configMap } = volumes.find((volume: Rendered) => volume.name === name) ?? {};
        if (!configMap) return [];
        const inside = Object.keys(maps.get(configMap.name) ?? {});
        expect(inside.length).toBeGreaterThan(0);
        return subPath ? [mountPath] : inside.map((file) => `${mountPath}/${file}`);
      });
      for (const arg of args.filter((each: string) => /config/.test(each)))
        expect(files).toContain(arg.replace(/^-+[\w.]+=/, ''));
    }
  });
});

describe('the component prometheus-operator', () => {
  it('has the same rules', () => {
    const file = join(infra, 'components/prometheus-operator/rules.yaml');
    expect(parse(readFileSync(file, 'utf8'))).toEqual(operatorRules());
  });

  each(byOperator, 'its ServiceMonitor finds those services, by label, port and path', (overlay) => {
    const [{ apiVersion, metadata, spec }] = ofKind(overlay, 'ServiceMonitor');
    expect([apiVersion, metadata.namespace]).toEqual(['monitoring.coreos.com/v1', 'ticketing']);
    const found = ofKind(overlay, 'Service').filter(({ metadata }) =>
      selects(spec.selector, metadata.labels ?? {}),
    );
    // of the others it finds that they have no such port
    const withPort = found.filter(({ spec }) => spec.ports.some(({ name }: Rendered) => name === 'metrics'));
    expect(withPort).toEqual(servicesWithMetrics(overlay));
    for (const { metadata } of withPort) expect(services).toContain(metadata.labels.app);
    const [{ relabelings, ...endpoint }] = spec.endpoints;
    expect(endpoint).toEqual({ port: 'metrics', path: '/metrics', interval: '15s', honorLabels: true });
    expect(relabelings.map(({ targetLabel }: Rendered) => targetLabel)).toEqual(['service', 'job']);
  });

  each(byOperator, 'the namespace of the monitoring reaches that port of those pods alone', (overlay) => {
    const admitting = ofKind(overlay, 'NetworkPolicy').filter(({ spec }) =>
      JSON.stringify(spec).includes('"monitoring"'),
    );
    expect(admitting).toHaveLength(1);
    const [{ spec }] = admitting;
    expect(spec.policyTypes).toEqual(['Ingress']);
    expect(spec.ingress).toEqual([
      {
        from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } }],
        ports: [{ port: 9090 }],
      },
    ]);
    const reached = workloads(overlay).filter((workload) => selects(spec.podSelector, labelsOf(workload)));
    expect(reached.map((workload) => labelsOf(workload).app).sort()).toEqual(services);
  });
});
