import { describe, expect } from '@jest/globals';
import { each, labelsOf, ofKind, selects, workloads } from './rendered.ts';

const other: Record<string, string> = {
  'k8s-dev': 'k8s-tests/jetstream',
  'k8s-tests/jetstream': 'k8s-dev',
  'k8s-prod': 'k8s-dev',
};

const behindNatsSrv = (overlay: string, pods: string) => {
  const matchLabels = ofKind(overlay, 'Service').find(({ metadata }) => metadata.name === 'nats-srv').spec
    .selector;
  return workloads(pods)
    .filter((workload) => selects({ matchLabels }, labelsOf(workload)))
    .map(({ metadata }) => metadata.name);
};

describe('nats-srv', () => {
  each(['k8s-dev'], 'NATS Streaming is behind it', (overlay) =>
    expect(behindNatsSrv(overlay, overlay)).toEqual(['nats']),
  );
  each(['k8s-prod', 'k8s-tests/jetstream'], 'JetStream is behind it', (overlay) =>
    expect(behindNatsSrv(overlay, overlay)).toEqual(['nats-jetstream']),
  );
  each(Object.keys(other), 'a broker that a move left behind is not', (overlay) =>
    expect(behindNatsSrv(overlay, other[overlay] as string)).toEqual([]),
  );
});
