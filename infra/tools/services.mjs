// The services of the platform, as infra/services.json lists them.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export const services = JSON.parse(readFileSync(resolve(import.meta.dirname, '../services.json'), 'utf8'));

export const serviceNames = services.map(({ name }) => name);
