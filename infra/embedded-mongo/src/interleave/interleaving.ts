import type { Call, Command } from '../commands/call.ts';
import { type Pace, paceOf } from './pace.ts';
import { randomFrom } from './random.ts';
import { Traffic } from './traffic.ts';

const ONE_CUT_IN = 400;

const sessionOf = ({ body }: Call): string | undefined => {
  const lsid = body.lsid as { id?: { toString(encoding: string): string } } | undefined;
  return lsid?.id?.toString('hex');
};

export type Turn = Pace & {
  /** Whether the connection ends in place of the answer. */
  cut(): boolean;
};

/** What the seed decides for each command of each connection. */
export class Interleaving {
  readonly seed: number;
  readonly traffic = new Traffic();
  private connections = 0;
  private readonly cutSessions = new Set<string>();

  constructor(seed: number) {
    this.seed = seed;
  }

  /** Connections count from their first read or write, as a driver's monitors only say hello. */
  turns(connection: number): (command: Command, call: Call) => Turn | undefined {
    let number: number | undefined;
    let commands = 0;
    return (command, call) => {
      if (command.repeatable || command.writes) number ??= this.connections++;
      if (number === undefined) return undefined;
      const random = randomFrom(this.seed, number, commands++);
      const wanted = random() * ONE_CUT_IN < 1 && command.repeatable === true;
      const pace = paceOf(random);
      return { ...pace, cut: () => this.cut(wanted, connection, sessionOf(call)) };
    };
  }

  /**
   * Only a read, which a driver repeats once by itself, never the repeat, and only where nobody else is busy:
   * the driver gives up its whole pool with the connection, and a write that waits for one then fails.
   */
  private cut(wanted: boolean, connection: number, session: string | undefined): boolean {
    if (session === undefined || this.cutSessions.delete(session)) return false;
    if (!wanted || !this.traffic.isAlone(connection)) return false;
    this.cutSessions.add(session);
    return true;
  }
}
