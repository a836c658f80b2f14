import type { Program } from './program.ts';

/** Something of the platform that can be started again and stopped. */
export interface Part {
  /** Where it is reached; empty while it is down. */
  readonly url: string;
  /** When it was last started. */
  readonly since?: Date | undefined;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** One line of the table: which of its ways a need was met, and why. */
export interface Provider {
  what: string;
  /** What the services have to know. */
  env: Record<string, string>;
  /** The server, where it is one of ours. */
  program?: Program;
  stop(): Promise<void>;
}

export type Environment = Record<string, string | undefined>;
