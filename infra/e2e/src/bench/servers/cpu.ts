import { readFileSync } from 'node:fs';
import type { Program } from '@ticketing/local';

const ticksPerSecond = 100;

/** Seconds of CPU that these have used, all their threads. */
export const cpuSecondsOf = (programs: readonly Program[]): number =>
  programs.reduce((sum, { pid }) => sum + (pid === undefined ? 0 : cpuSeconds(pid)), 0);

const cpuSeconds = (pid: number): number => {
  const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(/\) (?=[A-Z])/);
  const fields = rest.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
};
