import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ServiceName, serviceNames } from '@ticketing/common/contracts';
import { freePort } from '@ticketing/common/programs';
import { type ServiceProcess, startProcess, testKeys, testMongoUri, until } from '@ticketing/common/testing';

const page = readFileSync(resolve(import.meta.dirname, '../../../../docs/metrics.md'), 'utf8');
const rows = [...page.matchAll(/^\| `(\w+)` \|(.*?)\|(.*?)\|/gm)].map(([, name, labels, of]) => ({
  name: name as string,
  labels: words(labels as string),
  of: words(of as string),
}));
const isOfNode = (name: string) => /^(process|nodejs)_/.test(name);
const needed: Partial<Record<ServiceName, Record<string, string>>> = {
  auth: { JWT_KEY: testKeys.JWT_KEY },
  payments: { STRIPE_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' },
};

let started: ServiceProcess | undefined;
afterAll(() => started?.kill());

describe.each(serviceNames)('%s', (service) => {
  let text: string;
  beforeAll(async () => {
    const port = await freePort();
    const program = resolve(fileURLToPath(import.meta.resolve(`@ticketing/${service}`)), '../index.js');
    const env = { MONGO_URI: testMongoUri(), METRICS_PORT: String(port), ...needed[service] };
    started = startProcess(program, env);
    await until('it is ready', started.isReady);
    await started.get('/nowhere');
    text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    await started.kill();
  }, 30_000);

  it('When it runs, then it shows what the page promises of it, and nothing that the page does not know', () => {
    const shown = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name as string);
    const promised = rows.filter(({ of }) => of.includes('all') || of.includes(service));
    expect(shown.filter((name) => !isOfNode(name)).sort()).toEqual(promised.map(({ name }) => name).sort());
    for (const name of page.match(/\b(process|nodejs)_\w+[a-z]\b/g) ?? []) expect(shown).toContain(name);
  });

  it('When it shows series, then they have the labels of the page and its own name', () => {
    const series = [...text.matchAll(/^(\w+)\{(.*)\} \S+$/gm)].filter(
      ([, name]) => !isOfNode(name as string),
    );
    expect(series.length).toBeGreaterThan(10);
    for (const [line, sample, inner] of series) {
      const row = rows.find(({ name }) => (sample as string).replace(/_(bucket|sum|count)$/, '') === name);
      expect([line, row?.labels]).toEqual([line, expect.any(Array)]);
      const labels = [...(inner as string).matchAll(/(\w+)="/g)].map(([, label]) => label);
      expect(labels.filter((label) => label !== 'le').sort()).toEqual(
        [...(row?.labels ?? []), 'service'].sort(),
      );
      expect(inner).toContain(`service="${service}"`);
    }
  });
});

function words(cell: string) {
  return cell
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
