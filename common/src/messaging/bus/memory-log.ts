import type { Message } from './bus.ts';
import type { Faults } from './memory-faults.ts';
import { createGroup, type Group, type StoredMessage } from './memory-group.ts';
import { type JournalLine, readJournal, startJournal } from './memory-journal.ts';

/**
 * How many messages of a subject are kept for a group that comes later and for history().
 * What a known group has not acknowledged is kept beyond that: memory is bounded by this and by the backlog.
 */
const maxPerSubject = 5_000;
/** Dropping from the front costs as much as what stays, so it is not done one by one. */
const trimBatchSize = 500;

interface Subject {
  kept: StoredMessage[];
  lastSequence: number;
  groups: Map<string, Group>;
}

interface MemoryLogOptions {
  file: string | undefined;
  faults: Faults | undefined;
  isUp: () => boolean;
}

/** The messages of all subjects, and how far each group is with them; in a file too, if there is one. */
export const createMemoryLog = ({ file, faults, isUp }: MemoryLogOptions) => {
  const subjects = new Map<string, Subject>();
  let lastPosition = 0;
  let journal: ReturnType<typeof startJournal> | undefined;

  const subjectNamed = (name: string) => {
    const known = subjects.get(name);
    if (known) return known;
    const created: Subject = { kept: [], lastSequence: 0, groups: new Map() };
    subjects.set(name, created);
    return created;
  };

  const trim = ({ kept, groups }: Subject) => {
    const first = kept[0]?.sequence ?? 0;
    const doneByAll = Math.min(...[...groups.values()].map((group) => group.floor() - first + 1));
    const surplus = Math.min(doneByAll, kept.length - maxPerSubject);
    if (surplus >= trimBatchSize) kept.splice(0, surplus);
  };

  const createGroupOn = (name: string, group: string, floor: number) => {
    const subject = subjectNamed(name);
    const onDone = (sequence: number) => {
      journal?.append({ done: { subject: name, group, sequence } });
      trim(subject);
    };
    const created = createGroup({ floor, isUp, onDone, faults });
    subject.groups.set(group, created);
    return created;
  };

  const append = (message: StoredMessage) => {
    const subject = subjectNamed(message.subject);
    subject.kept.push(message);
    subject.lastSequence = message.sequence;
    lastPosition = message.position;
    return subject;
  };

  const allKept = () =>
    [...subjects.values()].flatMap(({ kept }) => kept).sort((a, b) => a.position - b.position);

  const recall = (line: JournalLine) => {
    if ('message' in line) append(line.message);
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

  if (file) {
    for (const line of readJournal(file)) recall(line);
    for (const subject of subjects.values()) {
      trim(subject);
      for (const group of subject.groups.values()) for (const message of subject.kept) group.add(message);
    }
    journal = startJournal(file, stillNeeded());
  }

  return {
    append: (message: Message) => {
      const sequence = subjectNamed(message.subject).lastSequence + 1;
      const stored: StoredMessage = { ...message, position: lastPosition + 1, sequence };
      journal?.append({ message: stored });
      const subject = append(stored);
      for (const group of subject.groups.values()) group.add(stored);
      trim(subject);
    },
    /** A group that is new begins with the oldest message that is kept. */
    group: (name: string, group: string): Group => {
      const { groups, kept, lastSequence } = subjectNamed(name);
      const known = groups.get(group);
      if (known) return known;
      const floor = (kept[0]?.sequence ?? lastSequence + 1) - 1;
      journal?.append({ floor: { subject: name, group, sequence: floor } });
      const created = createGroupOn(name, group, floor);
      for (const message of kept) created.add(message);
      return created;
    },
    groups: () => [...subjects.values()].flatMap(({ groups }) => [...groups.values()]),
    messagesOf: (name: string) => subjects.get(name)?.kept ?? [],
    allKept,
    close: () => {
      journal?.close();
      journal = undefined;
    },
  };
};
