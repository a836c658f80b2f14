import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { slowerThanUsual } from '@ticketing/common/testing';
import { findProgram } from '../harness/find-program.ts';
import { canPin } from './servers/cores.ts';

/** What served the run, and on what. */
export interface Machine {
  cpu: string;
  cores: number;
  memoryGb: number;
  /** Than the one on which absolute bounds were found, so many times. */
  slower?: number;
  pinned: boolean;
  node: string;
  loadNode: string;
  store: string;
  broker: string;
  durability: string;
  date: string;
  commit: string;
}

const firstLineOf = (command: string, ...args: string[]): string =>
  execFileSync(command, args, { encoding: 'utf8' }).trim().split('\n')[0] ?? '';

export const headCommit = (): string => {
  try {
    return firstLineOf('git', 'rev-parse', '--short', 'HEAD');
  } catch {
    return 'unknown';
  }
};

export const describeMachine = (node: string): Machine => {
  const slower = slowerThanUsual();
  const mongod = findProgram('mongod');
  const broker = findProgram('nats-streaming-server');
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    ...(slower ? { slower } : {}),
    pinned: canPin(),
    node: firstLineOf(node, '--version'),
    loadNode: process.version,
    store: mongod ? firstLineOf(mongod, '--version') : 'embedded-mongo, the stand-in of this repository',
    broker: broker ? firstLineOf(broker, '--version') : 'none',
    durability: mongod
      ? 'write concern of each client, journal on the disk; broker with a file store'
      : 'each write on the disk (fdatasync) before it is answered, for all sides; broker with a file store',
    date: new Date().toISOString().slice(0, 16).replace('T', ' '),
    commit: headCommit(),
  };
};
