// Writes infra/components/prometheus-operator/rules.yaml: the rules of the component `monitoring` as one object of the
// Prometheus Operator. A test compares the two.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse, stringify } from 'yaml';

const components = resolve(import.meta.dirname, '../components');
const folder = join(components, 'monitoring/rules');

export const operatorRules = () => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'PrometheusRule',
  metadata: { name: 'ticketing' },
  spec: {
    groups: readdirSync(folder)
      .sort()
      .flatMap((file) => parse(readFileSync(join(folder, file), 'utf8')).groups),
  },
});

if (process.argv[1] === import.meta.filename)
  writeFileSync(
    join(components, 'prometheus-operator/rules.yaml'),
    `# Made by \`node infra/tools/operator-rules.mjs\` from infra/components/monitoring/rules.\n${stringify(operatorRules(), { lineWidth: 0 })}`,
  );
