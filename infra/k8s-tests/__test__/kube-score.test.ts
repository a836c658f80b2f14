import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { each, hasKubectl, hasProgram, manifests, overlays, type Rendered, workloads } from './rendered.ts';

const hasKubeScore = hasKubectl && hasProgram('kube-score', 'version');

describe('kube-score', () => {
  // k8s-sync is the development overlay with a writable root, which is the point of it
  for (const overlay of overlays.filter((name) => name !== 'k8s-sync')) {
    const name = `${overlay}: no finding`;
    if (!hasKubeScore) {
      it.skip(`${name} (skipped: no kube-score on PATH)`, () => {});
      continue;
    }
    it(name, () => {
      const input = manifests(overlay);
      const options = ['--output-format', 'ci', '--exit-one-on-warning', '--enable-optional-test'];
      const { status, stdout, stderr } = spawnSync(
        'kube-score',
        ['score', ...options, 'container-seccomp-profile', '-'],
        {
          input,
          encoding: 'utf8',
        },
      );
      expect(stdout.split('\n').filter((line) => /^\[(WARNING|CRITICAL)\]/.test(line))).toEqual([]);
      expect(stdout).toContain('[OK] orders-depl');
      expect([status, stderr]).toEqual([0, '']);
    });
  }

  each(overlays, 'every exception is justified beside it', (overlay) => {
    for (const { metadata } of workloads(overlay)) {
      const annotations: Rendered = metadata.annotations ?? {};
      for (const check of (annotations['kube-score/ignore'] ?? '').split(',').filter(Boolean))
        expect(annotations['ticketing.dev/why-ignored']).toContain(`${check.trim()}: `);
    }
  });
});
