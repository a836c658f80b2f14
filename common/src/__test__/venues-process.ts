import { resolve } from 'node:path';
import { type ServiceProcess, startProcess } from '../testing/index.ts';

const program = resolve(import.meta.dirname, '../../examples/venues/dist/index.js');

export type VenuesProcess = ServiceProcess;

export const startVenues = (env: Record<string, string>): VenuesProcess => startProcess(program, env);
