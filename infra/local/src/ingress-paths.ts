import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';

interface Ingress {
  kind: string;
  spec: { rules: { http: { paths: { path: string; backend: { service: { name: string } } }[] } }[] };
}

export interface IngressPath {
  path: string;
  /** `orders` for the Service `orders-srv`. */
  to: string;
  /** What is taken off the front before it is passed on. */
  strip?: string;
}

const manifest = resolve(import.meta.dirname, '../../k8s/ingress.yaml');

/** The gateway routes by what the cluster routes by. The longest path comes first, as an ingress has it. */
export const ingressPaths = (file = manifest): IngressPath[] =>
  parseAllDocuments(readFileSync(file, 'utf8'))
    .map((document) => document.toJS() as Ingress)
    .filter(({ kind }) => kind === 'Ingress')
    .flatMap(({ spec }) => spec.rules.flatMap(({ http }) => http.paths))
    .map(({ path, backend }) => ({ path, to: backend.service.name.replace(/-srv$/, '') }))
    .sort((a, b) => b.path.length - a.path.length);

/** A prefix in whole segments, as pathType Prefix means it. */
export const isUnder = (url: string, path: string): boolean => {
  const [pathname = ''] = url.split('?');
  return path === '/' || pathname === path || pathname.startsWith(`${path}/`);
};
