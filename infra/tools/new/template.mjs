// The files that a service has for itself: those below template/, with the service's name in place of __name__.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { camel, pascal } from './name.mjs';

const folder = resolve(import.meta.dirname, 'template');

const templateFiles = readdirSync(folder, { recursive: true })
  .filter((file) => statSync(join(folder, file)).isFile())
  .map((file) => relative(folder, join(folder, file)))
  .sort();

const named = (text, name) =>
  text.replaceAll('__name__', name).replaceAll('__Name__', pascal(name)).replaceAll('__camel__', camel(name));

export const filesOf = (name) => templateFiles.map((file) => named(file, name));

/** Each file and what is in it. */
export const textsOf = (name) =>
  templateFiles.map((file) => [named(file, name), named(readFileSync(join(folder, file), 'utf8'), name)]);
