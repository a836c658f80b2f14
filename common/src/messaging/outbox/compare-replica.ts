import type { Clock } from '../../base/clock.ts';
import type { Logger } from '../../base/logger.ts';
import { listener } from '../base-listener.ts';
import type { Bus } from '../bus/bus.ts';
import { republishOf, toMessage, versionsOf } from './repair-events.ts';

/** A copy of another service's aggregates. */
export interface Replica {
  /** The service whose they are. */
  of: string;
  /** Those of them that are missing here, or older. */
  behind(versions: readonly [id: string, version: number][]): Promise<string[]>;
}

/** An event may be on its way for so long. */
const patienceMs = 30_000;
const againInMs = 5000;

interface CompareOptions {
  bus: Pick<Bus, 'publish'>;
  clock: Clock;
  logger: Logger;
  countBehind: (of: string, aggregates: number) => void;
}

/** Finds what no event will say: counts what is behind for long, and asks its source for it. */
export const compareReplica = (
  { of, behind }: Replica,
  { bus, clock, logger, countBehind }: CompareOptions,
) =>
  listener(versionsOf(of), async ({ at, data }) => {
    const ids = await behind(data.versions);
    if (ids.length === 0) return;
    if (clock().getTime() - Date.parse(at) < patienceMs) throw tooSoon();
    countBehind(of, ids.length);
    logger.warn({ of, aggregates: ids.length }, 'A replica is behind, asking its source to publish again');
    await bus.publish(toMessage(republishOf(of).type, clock(), { ids }));
  });

const tooSoon = () => Object.assign(new Error('Behind, but events may be on their way'), { againInMs });
