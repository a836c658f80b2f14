import { describe, expect } from '@jest/globals';
import { each, overlays, podOf, type Rendered, workloads } from './rendered.ts';

// Named after kube-linter's and kube-score's rules where they have one.
const everyContainer = (
  what: string,
  check: (container: Rendered, workload: Rendered, overlay: string) => void,
) =>
  each(overlays, what, (overlay) => {
    for (const workload of workloads(overlay)) {
      expect(podOf(workload).containers).toHaveLength(1);
      for (const container of podOf(workload).containers) check(container, workload, overlay);
    }
  });

const everyPod = (what: string, check: (pod: Rendered, workload: Rendered) => void) =>
  each(overlays, what, (overlay) => {
    expect(workloads(overlay).length).toBeGreaterThan(12);
    for (const workload of workloads(overlay)) check(podOf(workload), workload);
  });

const mebibytes = (quantity: string): number => {
  const [, amount, unit] = /^(\d+)(Mi|Gi)$/.exec(quantity) ?? [];
  return Number(amount) * (unit === 'Gi' ? 1024 : 1);
};

describe('pods', () => {
  everyPod('run-as-non-root', ({ securityContext }) => {
    expect(securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 10001, runAsGroup: 10001 });
    expect(securityContext.seccompProfile).toEqual({ type: 'RuntimeDefault' });
  });

  everyPod('no service account token, no links to services', (pod) => {
    expect(pod).toMatchObject({ automountServiceAccountToken: false, enableServiceLinks: false });
    expect(pod.hostNetwork ?? pod.hostPID ?? pod.hostIPC).toBeUndefined();
  });

  everyContainer('drop-net-raw-capability, privilege-escalation-container', ({ securityContext }) => {
    expect(securityContext.capabilities).toEqual({ drop: ['ALL'] });
    expect(securityContext.allowPrivilegeEscalation).toBe(false);
  });

  everyContainer('no-read-only-root-fs, but where files are synced', (container, { kind }, overlay) => {
    const synced = overlay === 'k8s-sync' && kind === 'Deployment';
    expect(container.securityContext.readOnlyRootFilesystem).toBe(!synced);
  });

  everyContainer('unset-cpu-requirements, unset-memory-requirements', ({ resources }) => {
    for (const what of ['cpu', 'memory', 'ephemeral-storage']) {
      expect(resources.requests[what]).toBeDefined();
      expect(resources.limits[what]).toBeDefined();
    }
  });

  everyContainer('three probes, each of its own', ({ startupProbe, readinessProbe, livenessProbe }) => {
    for (const probe of [startupProbe, readinessProbe, livenessProbe]) expect(probe).toBeDefined();
    const asked = ({ httpGet, tcpSocket }: Rendered) => JSON.stringify(httpGet ?? tcpSocket);
    expect(asked(readinessProbe)).not.toBe(asked(livenessProbe));
  });

  everyContainer('latest-tag: images are pinned', ({ image }) => {
    expect(image).toMatch(/^[a-z/-]+:(?!latest)[\w.-]+$/);
  });

  everyContainer("V8's heap ends below the memory limit", ({ env = [], resources }) => {
    const options = env.find(({ name }: Rendered) => name === 'NODE_OPTIONS')?.value;
    if (!options) return;
    const heap = Number(/--max-old-space-size=(\d+)/.exec(options)?.[1]);
    expect(heap).toBeLessThanOrEqual(0.8 * mebibytes(resources.limits.memory));
  });

  everyPod('secrets come from secrets', (pod) => {
    for (const { env = [] } of pod.containers)
      for (const { name, value } of env)
        if (/KEY|SECRET|PASSWORD/.test(name)) expect([name, value]).toEqual([name, undefined]);
  });
});
