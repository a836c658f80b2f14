import { readFileSync } from 'node:fs';
import type { Program } from '@ticketing/local';

/** What it has of the machine's memory. */
export const megabytesOf = ({ pid }: Program): number => {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
};
