import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { each, hasProgram, infra, ofKind, type Rendered } from './rendered.ts';

const component = join(infra, 'components/monitoring');
const read = (file: string) => readFileSync(join(component, file), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'monitoring-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const written = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const run = (command: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  return { status, said: `${stdout}${stderr}` };
};
const where = (program: string, ...args: string[]) => (hasProgram(program, ...args) ? it : it.skip);

where('promtool', '--version')('prometheus.yml is one to Prometheus, with its rules', () => {
  const file = written('prometheus.yml', read('prometheus.yml').replace('/etc/prometheus', component));
  const { status, said } = run('promtool', 'check', 'config', file);
  expect([said, status]).toEqual([expect.stringContaining('3 rule files found'), 0]);
});

// Debian's amtool is older than `url_file`
const alertmanager = () =>
  written('alertmanager.yml', read('alertmanager.yml').replace(/url_file: \S+?([A-Z_]+)/g, 'url: http://$1'));

where('amtool', '--version')(
  'alertmanager.yml is one to Alertmanager, and leads each severity to its receiver',
  () => {
    expect(run('amtool', 'check-config', alertmanager())).toMatchObject({ status: 0 });
    for (const severity of ['page', 'warn']) {
      const { said } = run(
        'amtool',
        'config',
        'routes',
        'test',
        `--config.file=${folder}/alertmanager.yml`,
        `severity=${severity}`,
      );
      expect(said.split('\n')[0]).toBe(severity);
    }
  },
);

it('What inhibits and what is inhibited are alerts that there are', () => {
  const names = ['alerts', 'burn-rates'].flatMap((file) =>
    parse(read(`rules/${file}.yaml`)).groups.flatMap(({ rules }: Rendered) =>
      rules.map(({ alert }: Rendered) => alert),
    ),
  );
  for (const { source_matchers, target_matchers } of parse(read('alertmanager.yml')).inhibit_rules)
    for (const matcher of [...source_matchers, ...target_matchers]) {
      const [, pattern = ''] = /^alertname!?=~?"(.*)"$/.exec(matcher) ?? [];
      for (const part of pattern.split('|').filter(Boolean))
        expect([part, names.some((name: string) => new RegExp(`^(${part})$`).test(name))]).toEqual([
          part,
          true,
        ]);
    }
});

each(['k8s-tests/monitoring'], 'each address in a file is a Service with that port', (overlay) => {
  const files = ['collector.yaml', 'prometheus.yml', 'grafana/datasources.yaml', 'k8s/traced.yaml'];
  const addresses = files.flatMap((file) => read(file).match(/\b(?!0)[a-z]+:\d{4}\b/g) ?? []);
  expect(new Set(addresses)).toEqual(
    new Set([
      'tempo:4318',
      'loki:3100',
      'alertmanager:9093',
      'prometheus:9090',
      'tempo:3200',
      'collector:4318',
    ]),
  );
  for (const address of new Set(addresses)) {
    const [name, port] = address.split(':');
    const [service] = ofKind(overlay, 'Service').filter(({ metadata }) => metadata.name === name);
    expect(service.spec.ports.map((each: Rendered) => String(each.port))).toContain(port);
  }
});

it('What Loki and Tempo listen to is what their pods say, and all they write is on the disk', () => {
  const ports = (name: string) =>
    [...read(`k8s/${name}.yaml`).matchAll(/containerPort: (\d+)/g)].map(([, port]) => Number(port));
  const [loki, tempo] = [parse(read('loki.yaml')), parse(read('tempo.yaml'))];
  expect(ports('loki')).toEqual([loki.server.http_listen_port]);
  const { endpoint } = tempo.distributor.receivers.otlp.protocols.http;
  expect(ports('tempo')).toEqual([tempo.server.http_listen_port, Number(endpoint.split(':')[1])]);
  const paths = `${read('loki.yaml')}${read('tempo.yaml')}`.match(/\/[a-z]+\/[a-z]+\b/g) ?? [];
  for (const path of paths.filter((one) => !one.startsWith('/loki'))) expect(path).toMatch(/^\/data\//);
});

each(
  ['log-reader'],
  'has a namespace of its own, reads one namespace, and talks to the Collector alone',
  (kustomization) => {
    const [namespace] = ofKind(kustomization, 'Namespace');
    const [{ metadata, spec }] = ofKind(kustomization, 'DaemonSet');
    const [{ spec: policy }] = ofKind(kustomization, 'NetworkPolicy');
    expect([namespace.metadata.name, metadata.namespace]).toEqual(['ticketing-logs', 'ticketing-logs']);
    const [container] = spec.template.spec.containers;
    expect(container.securityContext).toMatchObject({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'], add: ['DAC_READ_SEARCH'] },
    });
    expect(policy.egress.at(-1).to[0].podSelector).toEqual({ matchLabels: { app: 'collector' } });
    const admits = ofKind('k8s-tests/monitoring', 'NetworkPolicy').find(
      ({ metadata }) => metadata.name === 'collector',
    );
    expect(JSON.stringify(admits.spec.ingress)).toContain('"ticketing-logs"');
    const { receivers } = parse(readFileSync(join(infra, 'log-reader/config.yaml'), 'utf8'));
    expect(receivers.filelog.include).toContain('/var/log/pods/ticketing_*/*/*.log');
  },
);
