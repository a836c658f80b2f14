import type { Connection } from 'mongoose';
import type { Clock } from '../../base/clock.ts';
import type { Logger } from '../../base/logger.ts';
import { listener } from '../base-listener.ts';
import type { Bus } from '../bus/bus.ts';
import { createAnnouncer } from './announce-versions.ts';
import { brokerMarks } from './broker-marks.ts';
import { compareReplica, type Replica } from './compare-replica.ts';
import type { Outbox } from './outbox.ts';
import { republishOf } from './repair-events.ts';
import { createRepublisher } from './republish.ts';

interface RepairOptions {
  service: string;
  outboxes: readonly Outbox[];
  replicated: readonly Outbox[];
  replicas: readonly Replica[];
  bus: Bus;
  db: Connection;
  clock: Clock;
  logger: Logger;
  countBehind: (of: string, aggregates: number) => void;
}

/** What brings copies back to their source after a broker has lost what it had acknowledged. */
export const createRepair = ({ replicas, countBehind, ...options }: RepairOptions) => {
  const { service, db, bus, clock, logger } = options;
  const marks = brokerMarks(service, db, bus, clock);
  const republisher = createRepublisher({ ...options, marks });
  const announcer = createAnnouncer(options);

  return {
    listeners: [
      listener(republishOf(service), ({ data: { ids } }) =>
        ids ? republisher.publishAgain(ids) : republisher.request(),
      ),
      ...replicas.map((replica) => compareReplica(replica, { bus, clock, logger, countBehind })),
    ],
    start: () => {
      republisher.start();
      announcer.start();
    },
    stop: async () => {
      await Promise.all([republisher.stop(), announcer.stop()]);
    },
  };
};
