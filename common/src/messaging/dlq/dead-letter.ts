import { randomUUID } from 'node:crypto';
import type { Bus } from '../bus/bus.ts';

/** A message that a service gave up on, with all that is needed to understand it and to send it again. */
export interface DeadLetter {
  id: string;
  service: string;
  subject: string;
  sequence: number;
  error: string;
  attempts: number;
  at: string;
  body: string;
}

export type Closing = 'replayed' | 'dropped';

/** NATS Streaming cannot delete a message, so another one says that a letter is closed. */
interface Tombstone {
  closes: string;
  how: Closing;
  at: string;
}

type LetterBus = Pick<Bus, 'publish' | 'history'>;

const subjectOf = (service: string) => `dlq.${service}`;

/** Resolves when the broker has it: only then may the original be acknowledged. */
export const park = (bus: LetterBus, letter: DeadLetter): Promise<void> => {
  const subject = subjectOf(letter.service);
  return bus.publish({ subject, id: `${subject}/${letter.id}`, body: JSON.stringify(letter) });
};

/** The open letters of a service, oldest first. */
export const deadLetters = async (bus: LetterBus, service: string): Promise<DeadLetter[]> => {
  const open = new Map<string, DeadLetter>();
  const closed = new Set<string>();
  for (const { body } of await bus.history(subjectOf(service))) {
    const entry = JSON.parse(body) as DeadLetter | Tombstone;
    if ('closes' in entry) closed.add(entry.closes);
    else open.set(entry.id, open.get(entry.id) ?? entry);
  }
  return [...open.values()].filter(({ id }) => !closed.has(id));
};

const close = (bus: LetterBus, { id, service }: DeadLetter, how: Closing): Promise<void> => {
  const subject = subjectOf(service);
  const tombstone: Tombstone = { closes: id, how, at: new Date().toISOString() };
  return bus.publish({ subject, id: `${subject}/${id}/closed`, body: JSON.stringify(tombstone) });
};

/** Everyone who listens to that subject gets it once more, which is harmless to those who had it already. */
export const replay = async (bus: LetterBus, letter: DeadLetter): Promise<void> => {
  // Under its first id JetStream would take it for a duplicate, and drop it.
  await bus.publish({ subject: letter.subject, id: `replay/${randomUUID()}`, body: letter.body });
  await close(bus, letter, 'replayed');
};

export const drop = (bus: LetterBus, letter: DeadLetter): Promise<void> => close(bus, letter, 'dropped');
