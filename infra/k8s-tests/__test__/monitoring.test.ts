import { describe, expect } from '@jest/globals';
import { serviceNames } from '../../tools/services.mjs';
import { each, labelsOf, ofKind, overlays, podOf, type Rendered, selects, workloads } from './rendered.ts';

const services = [...serviceNames, 'client'].sort();
const withMonitoring = ['k8s-tests/monitoring'];

const servicesWithMetrics = (overlay: string) =>
  ofKind(overlay, 'Service').filter(({ spec }) =>
    spec.ports.some(({ name }: Rendered) => name === 'metrics'),
  );

describe('metrics', () => {
  each(overlays, 'every service and the web app have a port for them, the stores have none', (overlay) => {
    const found = servicesWithMetrics(overlay);
    expect(found.map(({ metadata }) => metadata.name).sort()).toEqual(services.map((name) => `${name}-srv`));
    for (const { spec } of found)
      expect(spec.ports).toContainEqual({ name: 'metrics', port: 9090, targetPort: 'metrics' });
    for (const workload of workloads(overlay)) {
      const ports = podOf(workload).containers[0].ports.map(({ containerPort }: Rendered) => containerPort);
      expect(ports.includes(9090)).toBe(services.includes(labelsOf(workload).app ?? ''));
    }
  });

  each(withMonitoring, 'the ServiceMonitor finds those services, by label, port and path', (overlay) => {
    const [{ apiVersion, metadata, spec }] = ofKind(overlay, 'ServiceMonitor');
    expect([apiVersion, metadata.namespace]).toEqual(['monitoring.coreos.com/v1', 'ticketing']);
    const found = ofKind(overlay, 'Service').filter(({ metadata }) =>
      selects(spec.selector, metadata.labels ?? {}),
    );
    // of the others it finds that they have no such port
    const withPort = found.filter(({ spec }) => spec.ports.some(({ name }: Rendered) => name === 'metrics'));
    expect(withPort).toEqual(servicesWithMetrics(overlay));
    expect(spec.endpoints).toEqual([{ port: 'metrics', path: '/metrics', interval: '15s' }]);
  });

  each(withMonitoring, 'the namespace of the monitoring reaches that port of those pods alone', (overlay) => {
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

  each(
    overlays.filter((overlay) => !withMonitoring.includes(overlay)),
    'without the component nobody reaches them',
    (overlay) => {
      expect(JSON.stringify(ofKind(overlay, 'NetworkPolicy'))).not.toContain('9090');
      expect(ofKind(overlay, 'ServiceMonitor')).toEqual([]);
    },
  );
});
