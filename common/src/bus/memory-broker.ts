import type { Delivery, Message } from './bus.ts';
import { BusUnavailableError } from './bus-unavailable-error.ts';
import { createFaults, type FaultOptions } from './memory-faults.ts';
import { createGroup, type Group, type Member, type StoredMessage } from './memory-group.ts';
import { type JournalLine, readJournal, startJournal } from './memory-journal.ts';

/**
 * How many messages of a subject are kept for a group that comes later and for history().
 * What a known group has not acknowledged is kept beyond that: memory is bounded by this and by the backlog.
 */
const KEEP_PER_SUBJECT = 5_000;

interface Subject {
  kept: StoredMessage[];
  lastSequence: number;
  groups: Map<string, Group>;
}

export interface MemoryBrokerOptions {
  /** Where messages and acknowledgements are written, so that they survive a kill of this process. */
  file?: string;
  faults?: FaultOptions;
}

export const createMemoryBroker = (options: MemoryBrokerOptions = {}) => {
  const faults = options.faults && createFaults(options.faults);
  const subjects = new Map<string, Subject>();
  const connectListeners = new Set<() => void>();
  let lastPosition = 0;
  let isUp = true;
  let journal: ReturnType<typeof startJournal> | undefined;

  const subjectNamed = (name: string) => {
    const known = subjects.get(name);
    if (known) return known;
    const created: Subject = { kept: [], lastSequence: 0, groups: new Map() };
    subjects.set(name, created);
    return created;
  };

  /** In batches, since dropping from the front costs as much as what stays. */
  const trim = ({ kept, groups }: Subject) => {
    if (kept.length < KEEP_PER_SUBJECT * 1.1) return;
    const first = kept[0]?.sequence ?? 0;
    const doneByAll = Math.min(...[...groups.values()].map((group) => group.floor() - first + 1));
    kept.splice(0, Math.min(doneByAll, kept.length - KEEP_PER_SUBJECT));
  };

  const createGroupOn = (name: string, group: string, floor: number) => {
    const subject = subjectNamed(name);
    const onDone = (sequence: number) => {
      journal?.append({ done: { subject: name, group, sequence } });
      trim(subject);
    };
    const created = createGroup({ floor, isUp: () => isUp, onDone, faults });
    subject.groups.set(group, created);
    return created;
  };

  const store = (message: StoredMessage) => {
    const subject = subjectNamed(message.subject);
    subject.kept.push(message);
    subject.lastSequence = message.sequence;
    lastPosition = message.position;
    return subject;
  };

  const allKept = () =>
    [...subjects.values()].flatMap(({ kept }) => kept).sort((a, b) => a.position - b.position);

  const recall = (line: JournalLine) => {
    if ('message' in line) store(line.message);
    else if ('floor' in line) createGroupOn(line.floor.subject, line.floor.group, line.floor.sequence);
    else subjects.get(line.done.subject)?.groups.get(line.done.group)?.recallDone(line.done.sequence);
  };

  const stillNeeded = (): JournalLine[] => {
    const progress = [...subjects].flatMap(([subject, { groups }]) =>
      [...groups].flatMap(([group, { floor, doneAboveFloor }]): JournalLine[] => [
        { floor: { subject, group, sequence: floor() } },
        ...doneAboveFloor().map((sequence) => ({ done: { subject, group, sequence } })),
      ]),
    );
    return [...allKept().map((message) => ({ message })), ...progress];
  };

  if (options.file) {
    for (const line of readJournal(options.file)) recall(line);
    for (const subject of subjects.values()) {
      trim(subject);
      for (const group of subject.groups.values()) for (const message of subject.kept) group.add(message);
    }
    journal = startJournal(options.file, stillNeeded());
  }

  const groupsOfAll = () => [...subjects.values()].flatMap(({ groups }) => [...groups.values()]);

  const mustBeUp = () => {
    if (!isUp) throw new BusUnavailableError('The in-process broker is stopped');
  };

  return {
    publish: (message: Message) => {
      mustBeUp();
      const stored: StoredMessage = {
        ...message,
        position: lastPosition + 1,
        sequence: subjectNamed(message.subject).lastSequence + 1,
      };
      journal?.append({ message: stored });
      const subject = store(stored);
      for (const group of subject.groups.values()) group.add(stored);
      trim(subject);
    },
    join: (name: string, groupName: string, member: Member) => {
      const { groups, kept, lastSequence } = subjectNamed(name);
      let group = groups.get(groupName);
      if (!group) {
        const floor = (kept[0]?.sequence ?? lastSequence + 1) - 1;
        journal?.append({ floor: { subject: name, group: groupName, sequence: floor } });
        group = createGroupOn(name, groupName, floor);
        for (const message of kept) group.add(message);
      }
      group.join(member);
      return group;
    },
    history: (name: string): Delivery[] => {
      mustBeUp();
      const kept = subjects.get(name)?.kept ?? [];
      return kept.map(({ subject, body, sequence }) => ({ subject, body, sequence, redelivered: false }));
    },
    /** Everything published and still kept, in order, for tests. */
    published: (): Message[] => allKept().map(({ subject, id, body }) => ({ subject, id, body })),
    /** Calls back when the broker returns; gives the function that stops that. */
    onConnect: (listener: () => void) => {
      connectListeners.add(listener);
      return () => connectListeners.delete(listener);
    },
    isUp: () => isUp,
    isBusyUntil: (deadline: number) => groupsOfAll().some((group) => group.isBusyUntil(deadline)),
    /** An outage: publishing rejects, nothing is delivered, verdicts given meanwhile are lost. */
    stop: () => {
      isUp = false;
      for (const group of groupsOfAll()) group.outageBegan();
    },
    start: () => {
      isUp = true;
      for (const group of groupsOfAll()) group.outageEnded();
      for (const listener of connectListeners) listener();
    },
    /** After the buses on it are closed: lets go of the file. */
    close: () => {
      isUp = false;
      journal?.close();
      journal = undefined;
    },
  };
};

export type MemoryBroker = ReturnType<typeof createMemoryBroker>;
