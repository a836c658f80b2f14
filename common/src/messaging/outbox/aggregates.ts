import type { mongo } from 'mongoose';
import { hasCome } from '../../base/clock.ts';
import { crashPoint } from '../../base/crash-point.ts';
import { mustBeInTime } from '../../base/deadline.ts';
import { ConflictError, isDuplicateKey, NotFoundError, UnavailableError } from '../../base/errors/index.ts';
import { joinPurchase } from '../../base/tracing/index.ts';
import type { Aggregate, Change } from '../../contracts/change.ts';
import type { Aggregates, AggregatesOptions } from './aggregates-port.ts';
import { batchedInserts } from './batched-inserts.ts';
import { mongoOutbox } from './mongo-outbox.ts';
import type { Outbox } from './outbox.ts';
import { pointReads } from './point-reads.ts';
import { stateEvents } from './state-events.ts';
import { difference, type Stored, toState, toStored } from './stored.ts';

const maxUnsent = 50;
const maxTries = 50;

/** Reads and writes aggregates; each write carries its events in the same document. */
export const aggregates = <State extends Aggregate, Subject extends string>(
  options: AggregatesOptions<State, Subject>,
): Aggregates<State, Subject> => {
  const { service, model, publishes, only = {}, clock, purchase, onChanged = () => {} } = options;
  const documents = model.collection as unknown as mongo.Collection<Stored>;
  const unsent = mongoOutbox(documents, Object.keys(publishes), only);
  const { eventsFor, latestOf } = stateEvents(options);

  const readAny = pointReads(documents);
  const insertOne = batchedInserts(documents);

  const read = async (id: string) => {
    const stored = await readAny(id);
    if (!stored) throw new NotFoundError();
    return stored;
  };

  const outbox: Outbox = {
    ...unsent,
    eventsOf: async (ids) => {
      const found = await documents.find({ ...only, _id: { $in: [...ids] } }).toArray();
      return found.flatMap((stored) => latestOf(toState<State>(stored), clock()));
    },
  };

  /** The write that makes the change, unless somebody else writes first. */
  const plan = (stored: Stored, before: State, change: Change<State, Subject>) => {
    if ((stored.outbox?.length ?? 0) >= maxUnsent) throw new UnavailableError();
    const after = { ...change.state, id: before.id, version: before.version + 1 };
    const at = clock();
    const events = eventsFor(after, change.events, at);
    return {
      before,
      after,
      // what was unsent when we read may have been sent since: then the relay has to read before it sends
      events: stored.outbox?.length ? undefined : events,
      filter: {
        _id: before.id,
        version: before.version,
        ...(change.notBefore ? hasCome(change.notBefore, clock) : {}),
      },
      update: { ...difference(before, after), $push: { outbox: { $each: events } }, $min: { outboxAt: at } },
    };
  };

  /** Undefined: somebody else wrote first, or its time has not come. */
  const write = async (stored: Stored, before: State, change: Change<State, Subject>) => {
    const { after, events, filter, update } = plan(stored, before, change);
    mustBeInTime();
    crashPoint(`${service}.saving`);
    const { matchedCount } = await documents.updateOne(filter, update);
    if (matchedCount === 0) return undefined;
    crashPoint(`${service}.saved.beforePublish`);
    unsent.saved(before.id, events);
    onChanged(before, after);
    return after;
  };

  const insert = async (change: Change<State, Subject>) => {
    const state = { ...change.state, version: 0 };
    const at = clock();
    const events = eventsFor(state, change.events, at);
    mustBeInTime();
    crashPoint(`${service}.saving`);
    await insertOne({ ...toStored(state), outbox: events, outboxAt: at });
    crashPoint(`${service}.saved.beforePublish`);
    if (purchase === 'begins') joinPurchase(state.id, true);
    unsent.saved(state.id, events);
    return state;
  };

  return {
    outbox,
    insert,

    async insertOnce(change) {
      try {
        return await insert(change);
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        return toState<State>(await read(change.state.id));
      }
    },

    async change(id, ...steps) {
      const [guard, decide] = steps.length === 2 ? steps : [undefined, steps[0]];
      let tooEarlyFor: number | undefined;
      for (let tries = 0; tries < maxTries; tries++) {
        const stored = await read(id);
        const before = toState<State>(stored);
        guard?.(before);
        const change = decide(before);
        if (!change || before.version === tooEarlyFor) return before;
        const after = await write(stored, before, change);
        if (after) return after;
        if (change.notBefore) tooEarlyFor = before.version;
        await pause(tries);
      }
      throw new ConflictError('Changed by too many at once, try again', 'request.conflict');
    },

    async changeFound({ filter, sort = {}, limit }, decide) {
      const found = await documents.find(filter).sort(sort).limit(limit).toArray();
      const plans = found.flatMap((stored) => {
        const before = toState<State>(stored);
        const change = decide(before);
        return change ? [plan(stored, before, change)] : [];
      });
      if (plans.length === 0) return { found: found.length, changed: [], all: true };
      mustBeInTime();
      crashPoint(`${service}.saving`);
      const { matchedCount } = await documents.bulkWrite(
        plans.map(({ filter, update }) => ({ updateOne: { filter, update } })),
        { ordered: false },
      );
      crashPoint(`${service}.saved.beforePublish`);
      if (matchedCount === 0) return { found: found.length, changed: [], all: false };
      // some were lost to another replica, and nobody says which: the relay has to look for itself, and of
      // what is counted the number is right
      const all = matchedCount === plans.length;
      for (const { before, after } of plans.slice(0, matchedCount)) onChanged(before, after);
      for (const { after, events } of plans) unsent.saved(after.id, all ? events : undefined);
      return { found: found.length, changed: plans.map(({ after }) => after), all };
    },

    find: async (id) => toState<State>(await read(id)),

    async ifAny(id) {
      const stored = await readAny(id);
      return stored ? toState<State>(stored) : undefined;
    },
  };
};

const pause = (tries: number) =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(2 ** tries, 100)));
