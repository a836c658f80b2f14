import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { services as inThisProcess } from '@ticketing/local';
import { parse, parseAllDocuments } from 'yaml';
import { serviceNames, services } from '../../tools/services.mjs';
import { each, infra, ofKind, overlays, podOf, type Rendered, workloads } from './rendered.ts';

const root = join(infra, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const envOf = (overlay: string, name: string): Rendered[] => {
  const [deployment] = ofKind(overlay, 'Deployment').filter(
    ({ metadata }) => metadata.name === `${name}-depl`,
  );
  return podOf(deployment).containers[0].env;
};

/** For Node itself and its C library. */
const ofNode = ['NODE_OPTIONS', 'MALLOC_ARENA_MAX'];

describe('environment', () => {
  for (const [service, { config }] of Object.entries(inThisProcess)) {
    const shape: Rendered = config.shape;
    each(overlays, `${service} is given nothing that its configuration does not know`, (overlay) => {
      const given = envOf(overlay, service).map(({ name }) => name);
      expect(given.filter((name) => !(name in shape) && !ofNode.includes(name))).toEqual([]);
      expect(new Set(given).size).toBe(given.length);
    });

    each(overlays, `${service} is given all that it cannot do without`, (overlay) => {
      const given = new Set(envOf(overlay, service).map(({ name }) => name));
      const must = Object.keys(shape).filter((name) => !shape[name].safeParse(undefined).success);
      expect(must.filter((name) => !given.has(name))).toEqual([]);
      expect(must.length).toBeGreaterThanOrEqual(3);
    });

    each(
      ['k8s-dev'],
      `${service} is given the secrets that infra/services.json lists, and no other`,
      (overlay) => {
        const given = envOf(overlay, service).flatMap(({ valueFrom }) => valueFrom?.secretKeyRef?.key ?? []);
        const listed = services.find(({ name }) => name === service)?.secrets;
        expect(given).toEqual(listed);
      },
    );

    each(overlays, `${service} starts without its secrets, to say which it misses`, (overlay) => {
      for (const { name, valueFrom } of envOf(overlay, service))
        if (valueFrom?.secretKeyRef) expect([name, valueFrom.secretKeyRef.optional]).toEqual([name, true]);
    });

    each(overlays, `${service} is given values that its configuration accepts`, (overlay) => {
      for (const { name, value } of envOf(overlay, service))
        if (value !== undefined && shape[name])
          expect([name, shape[name].safeParse(value).success]).toEqual([name, true]);
    });
  }

  each(overlays, 'nobody but auth gets the key that signs sessions', (overlay) => {
    const holders = workloads(overlay).filter((workload) => {
      const { containers, initContainers = [], volumes = [] } = podOf(workload);
      expect(volumes.filter(({ secret }: Rendered) => secret?.secretName === 'jwt-secret')).toEqual([]);
      const all: Rendered[] = [...containers, ...initContainers];
      expect(all.flatMap(({ envFrom = [] }) => envFrom)).toEqual([]);
      return all.some(({ env = [] }) =>
        env.some(({ name, valueFrom }: Rendered) => [name, valueFrom?.secretKeyRef?.key].includes('JWT_KEY')),
      );
    });
    expect(holders.map(({ metadata }) => metadata.name)).toEqual(['auth-depl']);
  });

  each(overlays, 'every secret is one that make-secrets makes', (overlay) => {
    const script = read('infra/k8s/make-secrets');
    const made = new Set([...script.matchAll(/^ *secret "?([\w$-]+)"? /gm)].map(([, name]) => name));
    for (const workload of workloads(overlay))
      for (const { valueFrom } of podOf(workload).containers[0].env ?? []) {
        const ref = valueFrom?.secretKeyRef;
        if (!ref) continue;
        const [, service = ''] = /^(.+)-mongo-secret$/.exec(ref.name) ?? [];
        expect(made).toContain(serviceNames.includes(service) ? '$service-mongo-secret' : ref.name);
        expect(script).toContain(`${ref.key}=`);
      }
  });
});

describe('images', () => {
  const skaffold = parse(read('skaffold.yaml'));
  const built = (artifacts: Rendered[]) => artifacts.map(({ image }) => image).sort();
  const ours = (overlay: string) =>
    [...new Set(workloads(overlay).map((workload) => podOf(workload).containers[0].image.split(':')[0]))]
      .filter((image) => image.startsWith('ticketing/'))
      .sort();
  const profile = (name: string) =>
    skaffold.profiles.find((one: Rendered) => one.name === name).build.artifacts;

  each(['k8s-sync'], 'skaffold builds what it applies', (overlay) => {
    expect(skaffold.manifests.kustomize.paths).toEqual([`infra/${overlay}`]);
    expect(built(skaffold.build.artifacts)).toEqual(ours(overlay));
    expect(built(profile('no-daemon'))).toEqual(ours(overlay));
  });

  each(['k8s-prod'], 'skaffold builds what it applies', (overlay) =>
    expect(built(profile('prod'))).toEqual(ours(overlay)),
  );

  it('skaffold: every service’s sources are synced to where its image has them', () => {
    for (const artifacts of [skaffold.build.artifacts, profile('no-daemon')])
      for (const service of serviceNames) {
        const { sync } = artifacts.find(({ image }: Rendered) => image === `ticketing/${service}`);
        expect(sync.manual).toEqual([{ src: `${service}/src/**/*.ts`, dest: '.', strip: `${service}/` }]);
      }
  });

  it('Dockerfiles: every workspace’s package.json is there before npm ci', () => {
    const { workspaces } = JSON.parse(read('package.json'));
    for (const file of ['service', 'client']) {
      const dockerfile = read(`infra/docker/${file}.Dockerfile`);
      for (const workspace of workspaces)
        expect(dockerfile).toContain(`COPY ${workspace}/package.json ${workspace}/\n`);
    }
  });

  it('Dockerfiles: node:24-slim, many stages, a user that is not root, node as the first process', () => {
    for (const file of ['service', 'client']) {
      const dockerfile = read(`infra/docker/${file}.Dockerfile`);
      const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base);
      expect(bases.length).toBeGreaterThanOrEqual(4);
      expect(bases.filter((base) => base?.includes(':'))).toEqual(['node:24-slim', 'node:24-slim']);
      expect(dockerfile.trimEnd()).toMatch(/USER 10001:10001[\s\S]*CMD \["node", "[\w/]+\.js"\]$/);
    }
  });
});

describe('the ingress', () => {
  const [ingress] = parseAllDocuments(read('infra/k8s/ingress.yaml')).map((document) => document.toJS());

  it('leads every service’s path to it, and all else to the web app', () => {
    const paths = ingress.spec.rules[0].http.paths.map(
      ({ path, backend }: Rendered) => `${path} ${backend.service.name}`,
    );
    const wanted = services.map(({ name, path }) => `${path} ${name}-srv`);
    expect(paths).toEqual([...wanted, '/ client-srv']);
    expect(ingress.spec.rules[0].host).toBe('ticketing.dev');
  });

  it('needs no particular controller: no annotations, plain prefixes', () => {
    expect(ingress.metadata.annotations).toBeUndefined();
    for (const { pathType } of ingress.spec.rules[0].http.paths) expect(pathType).toBe('Prefix');
  });
});
