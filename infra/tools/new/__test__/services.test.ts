import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { serviceNames as inCommon } from '@ticketing/common/contracts';
import { type ListedService, serviceNames, services } from '../../services.mjs';
import { places } from '../places.mjs';
import { filesOf, textsOf } from '../template.mjs';

const root = resolve(import.meta.dirname, '../../../..');
const inOneLine = (text: string) => text.replace(/\s+/g, ' ');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** As far as a formatter may break lines, one text is the other. */
const squeezed = (text: string) => text.replace(/\s+/g, ' ').replace(/, ?([}\]])/g, ' $1');

const lacks = (service: ListedService) =>
  places
    .filter(({ file, entry, names = entry }) => !squeezed(read(file)).includes(squeezed(names(service))))
    .map(
      ({ file, entry, names = entry }) => `${file} does not name ${service.name}: ${names(service).trim()}`,
    );

/** Every service has these, to the letter. */
const uniform = /^infra\/(k8s\/(services|mongo)\/.*\/kustomization|components\/mongo-users\/.*)\.yaml$/;

describe.each(services)('$name, of infra/services.json', (service) => {
  it('When others must know it one by one, then each names it', () => {
    expect(lacks(service)).toEqual([]);
  });

  it('When every service has a file, then it has one', () => {
    const files = filesOf(service.name).filter((file: string) => file.startsWith('infra/'));
    expect(files.filter((file: string) => !existsSync(join(root, file)))).toEqual([]);
  });

  it('When a file is the same for all services, then it is for this one', () => {
    const same = textsOf(service.name).filter(([file]: [string]) => uniform.test(file));
    expect(same).toHaveLength(3);
    // a long name takes a line of its own
    for (const [file, text] of same) expect([file, inOneLine(read(file))]).toEqual([file, inOneLine(text)]);
  });

  it('When its app.ts gives it a name and a path, then they are those of the list', () => {
    const app = read(`${service.name}/src/app.ts`);
    expect(app).toContain(`name: '${service.name}'`);
    expect(app).toContain(`path: '${service.path}'`);
  });
});

it('When a service is not named somewhere, then it is said where, and how it is to be', () => {
  const unknown = { ...(services[0] as ListedService), name: 'unheard-of', path: '/api/unheard-of' };
  expect(lacks(unknown)).toHaveLength(places.length);
  expect(lacks(unknown)).toContain(
    'infra/k8s/kustomization.yaml does not name unheard-of: - services/unheard-of',
  );
});

it('When common names the services, for a pod that has no such list, then they are those of the list', () => {
  expect(inCommon).toEqual(serviceNames);
});
