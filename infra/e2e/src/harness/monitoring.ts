import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '@ticketing/common/programs';
import { program } from '@ticketing/local';
import { parse, stringify } from 'yaml';
import { alertReceiver } from './alert-receiver.ts';
import { scaledRules } from './scaled-rules.ts';

const component = resolve(import.meta.dirname, '../../../components/monitoring');
const read = (file: string) => readFileSync(join(component, file), 'utf8');

export interface Alert {
  labels: Record<string, string> & { alertname: string; service?: string };
  state: 'pending' | 'firing';
}

/** Which process of which service has its metrics at which port. */
export type Targets = Record<string, number>;

/** The real Prometheus and the real Alertmanager with the component's files, in a time that passes `factor` times as fast. */
export const monitoring = async (targets: Targets, factor: number) => {
  const folder = mkdtempSync(join(tmpdir(), 'ticketing-monitoring-'));
  const receiver = await alertReceiver();
  const [port, alertmanagerPort] = [await freePort(), await freePort()];
  const faster = (text: string) =>
    text.replace(/(?<=(?:interval|wait): )(\d+)([smh])\b/g, (_, amount, unit) => {
      const seconds = Number(amount) * { s: 1, m: 60, h: 3600 }[unit as 's' | 'm' | 'h'];
      return `${Math.round((seconds * 1000) / factor)}ms`;
    });

  mkdirSync(join(folder, 'rules'));
  for (const file of readdirSync(join(component, 'rules')))
    writeFileSync(join(folder, 'rules', file), scaledRules(read(`rules/${file}`), factor));
  const config = parse(faster(read('prometheus.yml')));
  config.rule_files = [join(folder, 'rules/*.yaml')];
  config.alerting.alertmanagers[0].static_configs[0].targets = [`127.0.0.1:${alertmanagerPort}`];
  const [{ dns_sd_configs: _, relabel_configs: __, ...job }] = config.scrape_configs;
  const static_configs = Object.entries(targets).map(([service, metricsPort]) => ({
    targets: [`127.0.0.1:${metricsPort}`],
    labels: { service },
  }));
  // a service whose database is away takes a second to say so
  config.scrape_configs = [{ ...job, scrape_interval: '1500ms', scrape_timeout: '1500ms', static_configs }];
  writeFileSync(join(folder, 'prometheus.yml'), stringify(config));
  // Debian's Alertmanager is older than addresses in files
  const addressed = faster(read('alertmanager.yml')).replace(
    /url_file: \S+\/(\w+)_URL/g,
    (_match, name: string) => `url: ${receiver.url}/${name.toLowerCase()}`,
  );
  writeFileSync(join(folder, 'alertmanager.yml'), addressed);

  const server = (name: string, isServing: RegExp, at: number, args: string[]) =>
    program({
      name,
      command: name,
      args,
      env: process.env,
      cwd: folder,
      pidFolder: join(folder, 'run'),
      served: (line) => (isServing.test(line) ? `http://127.0.0.1:${at}` : undefined),
    });
  const alertmanager = server('prometheus-alertmanager', /msg="?Listening/, alertmanagerPort, [
    '--config.file=alertmanager.yml',
    '--storage.path=alerts',
    `--web.listen-address=127.0.0.1:${alertmanagerPort}`,
    '--cluster.listen-address=',
  ]);
  const prometheus = server('prometheus', /Server is ready to receive/, port, [
    '--config.file=prometheus.yml',
    '--storage.tsdb.path=data',
    '--enable-feature=exemplar-storage',
    `--web.listen-address=127.0.0.1:${port}`,
  ]);
  await Promise.all([alertmanager.start(), prometheus.start()]);

  // biome-ignore lint/suspicious/noExplicitAny: two APIs that are not ours, read as they are
  const ask = async (url: string): Promise<any> =>
    (await fetch(url, { signal: AbortSignal.timeout(5000) })).json();
  return {
    url: prometheus.url,
    received: receiver.received,
    targets: async () => (await ask(`${prometheus.url}/api/v1/targets`)).data.activeTargets,
    ruleNames: async (): Promise<string[]> =>
      (await ask(`${prometheus.url}/api/v1/rules`)).data.groups.flatMap(
        ({ rules }: { rules: { name: string }[] }) => rules.map(({ name }) => name),
      ),
    alerts: async (): Promise<Alert[]> => (await ask(`${prometheus.url}/api/v1/alerts`)).data.alerts,
    /** Which of them are said to nobody, since another says it. */
    inhibited: async (): Promise<string[]> =>
      (await ask(`${alertmanager.url}/api/v2/alerts?active=false&silenced=false&inhibited=true`)).map(
        ({ labels }: Alert) => labels.alertname,
      ),
    stop: async () => {
      await prometheus.stop();
      await alertmanager.stop();
      await receiver.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export type Monitoring = Awaited<ReturnType<typeof monitoring>>;
