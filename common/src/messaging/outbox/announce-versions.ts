import { type Connection, Schema } from 'mongoose';
import type { Clock } from '../../base/clock.ts';
import { isDuplicateKey } from '../../base/errors/index.ts';
import type { Logger } from '../../base/logger.ts';
import type { Bus } from '../bus/bus.ts';
import type { Outbox } from './outbox.ts';
import { toMessage, versionsOf } from './repair-events.ts';

const batch = 500;
const turnMs = 60_000;
/** From the end of one round through all aggregates to the start of the next. */
const roundMs = 600_000;

interface Turn {
  _id: string;
  /** The last id of the batch before. */
  after?: string;
  nextAt: Date;
}

const schema = new Schema<Turn>(
  { _id: String, after: String, nextAt: Date },
  { versionKey: false, autoIndex: false, autoCreate: false },
);

interface AnnouncerOptions {
  service: string;
  replicated: readonly Outbox[];
  bus: Pick<Bus, 'publish'>;
  db: Connection;
  clock: Clock;
  logger: Logger;
}

/** Says slowly, some at a time, which versions the aggregates have, for whoever keeps copies to compare. */
export const createAnnouncer = ({ service, replicated, bus, db, clock, logger }: AnnouncerOptions) => {
  const turns = db.model<Turn>('AnnouncedVersions', schema, 'announced-versions');
  const { type } = versionsOf(service);
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();

  const fromNow = (ms: number) => new Date(clock().getTime() + ms);

  /** One replica has the turn; where nobody ever had one, the upsert takes it. */
  const takeTurn = async (name: string): Promise<Turn | undefined> => {
    const due = { _id: name, nextAt: { $lte: clock() } };
    const taken = { $set: { nextAt: fromNow(turnMs) } };
    try {
      const turn = await turns
        .findOneAndUpdate(due, taken, { upsert: true, returnDocument: 'after' })
        .lean<Turn>();
      return turn ?? undefined;
    } catch (error) {
      // it is there and not due, or another replica has just taken it
      if (isDuplicateKey(error)) return undefined;
      throw error;
    }
  };

  const announceSome = async (outbox: Outbox) => {
    const turn = await takeTurn(outbox.name);
    if (!turn) return;
    const versions = await outbox.versions(turn.after, batch);
    if (versions.length > 0) await bus.publish(toMessage(type, clock(), { versions }));
    const isEnd = versions.length < batch;
    const next = isEnd
      ? { $unset: { after: '' }, $set: { nextAt: fromNow(roundMs) } }
      : { $set: { after: versions.at(-1)?.[0] } };
    await turns.updateOne({ _id: outbox.name }, next);
  };

  const announce = async () => {
    for (const outbox of replicated) await announceSome(outbox);
  };

  return {
    announce,
    start: () => {
      timer = setInterval(() => {
        running = announce().catch((error: unknown) =>
          logger.warn({ err: error }, 'Could not announce versions, trying again'),
        );
      }, turnMs);
    },
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};
