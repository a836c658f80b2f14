import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { each, infra, ofKind, overlays, rendered } from './rendered.ts';

const read = (path: string) => readFileSync(join(infra, path), 'utf8');

// Ctrl-C in `skaffold dev` and `kubectl delete -k` delete what an overlay holds, and nothing else
describe('what outlives the deletion of an overlay', () => {
  each(overlays, 'the namespace and all in it that others made, secrets first of all', (overlay) => {
    expect(rendered(overlay).length).toBeGreaterThan(30);
    expect(ofKind(overlay, 'Namespace', 'Secret', 'PersistentVolumeClaim')).toEqual([]);
  });

  each(overlays, 'the disks: no StatefulSet takes its claims with it', (overlay) => {
    for (const { spec } of ofKind(overlay, 'StatefulSet'))
      expect(spec.persistentVolumeClaimRetentionPolicy ?? { whenDeleted: 'Retain' }).toMatchObject({
        whenDeleted: 'Retain',
      });
  });

  it('make-secrets makes the namespace, which Argo CD neither prunes nor deletes', () => {
    expect(read('k8s/make-secrets')).toContain('kubectl apply -f namespace.yaml');
    expect(read('k8s/namespace.yaml')).toContain('argocd.argoproj.io/sync-options: Prune=false,Delete=false');
  });
});
