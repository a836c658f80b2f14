// What a service may be called, and how its name is written in code.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { services } from '../services.mjs';

/** The longest name in the cluster is `<name>-mongo-secret`, and a label has 63 characters at most. */
const maxLength = 40;

export const pascal = (name) =>
  name
    .split('-')
    .map((word) => word[0].toUpperCase() + word.slice(1))
    .join('');

export const camel = (name) => name[0] + pascal(name).slice(1);

/** Why there cannot be a service of this name beside what is there; undefined when there can. `filesOf` gives what it is made of. */
export const refusal = (name, root, filesOf) => {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    return 'must be in kebab-case: lower case letters and digits, words joined by single hyphens';
  if (name.length > maxLength) return `must have ${maxLength} characters at most`;
  if (services.some((service) => service.name === name)) return 'there is a service of that name';
  const taken = services.find(({ path }) => path === `/api/${name}`);
  if (taken) return `/api/${name} is the path of ${taken.name}`;
  if (name === 'service') return 'createService is the name of what all services are made by';
  if (name.endsWith('-mongo')) return 'that is the name of a database';
  if (readFileSync(join(root, 'compose.yaml'), 'utf8').includes(`\n  ${name}:\n`))
    return 'compose.yaml has something else of that name';
  const there = [name, ...filesOf(name)].find((file) => existsSync(join(root, file)));
  return there && `${there} is there already`;
};
