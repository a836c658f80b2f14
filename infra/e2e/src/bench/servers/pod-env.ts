import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const manifest = new URL('../../../../k8s/services/template/deployment.yaml', import.meta.url);

interface Variable {
  name: string;
  value: string;
}

/** What the manifests give every service, so that what is measured here is what runs there. */
export const podEnv = (): Record<string, string> => {
  const { spec } = parse(readFileSync(manifest, 'utf8'));
  const variables: Variable[] = spec.template.spec.containers[0].env;
  return Object.fromEntries(variables.map(({ name, value }) => [name, value]));
};
