import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { it } from '@jest/globals';
import { parseAllDocuments } from 'yaml';

export const infra = resolve(import.meta.dirname, '../..');

// what the manifests hold is read as it is: a test that asks for what is not there fails
// biome-ignore lint/suspicious/noExplicitAny: Kubernetes has a thousand kinds of objects
export type Rendered = any;

export const overlays = [
  'k8s-dev',
  'k8s-prod',
  'k8s-sync',
  'k8s-tests/jetstream',
  'k8s-tests/passwords',
  'k8s-tests/gateway-api',
  'k8s-tests/monitoring',
  'k8s-tests/prometheus-operator',
  'k8s-tests/minio',
];

export const hasProgram = (program: string, ...args: string[]): boolean =>
  spawnSync(program, args, { stdio: 'ignore' }).status === 0;

export const hasKubectl = hasProgram('kubectl', 'kustomize', '--help');

const once = <T>(make: (overlay: string) => T) => {
  const made = new Map<string, T>();
  return (overlay: string): T => {
    const it = made.get(overlay) ?? make(overlay);
    made.set(overlay, it);
    return it;
  };
};

/** One overlay, as `kubectl apply -k` would send it. */
export const manifests = once((overlay: string): string => {
  const { status, stdout, stderr } = spawnSync('kubectl', ['kustomize', overlay], {
    cwd: infra,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (status !== 0) throw new Error(`kubectl kustomize ${overlay}: ${stderr}`);
  return stdout;
});

/** The same as objects. */
export const rendered = once((overlay: string): Rendered[] =>
  parseAllDocuments(manifests(overlay)).map((document) => document.toJS()),
);

export const ofKind = (overlay: string, ...kinds: string[]): Rendered[] =>
  rendered(overlay).filter(({ kind }) => kinds.includes(kind));

export const workloads = (overlay: string): Rendered[] => ofKind(overlay, 'Deployment', 'StatefulSet');

export const podOf = ({ spec }: Rendered): Rendered => spec.template.spec;

export const labelsOf = ({ spec }: Rendered): Record<string, string> => spec.template.metadata.labels;

export const selects = (selector: Rendered, labels: Record<string, string>): boolean =>
  Object.entries(selector.matchLabels ?? {}).every(([key, value]) => labels[key] === value) &&
  (selector.matchExpressions ?? []).every(
    ({ key, operator, values }: Rendered) => values.includes(labels[key]) === (operator === 'In'),
  );

/** Every case as its own test; where there is no kubectl they are skipped and the name says why. */
export const each = (names: readonly string[], what: string, check: (name: string) => void) => {
  for (const name of names) {
    if (hasKubectl) it(`${name}: ${what}`, () => check(name));
    else it.skip(`${name}: ${what} (skipped: no kubectl on PATH)`, () => {});
  }
};
