import { setTimeout as sleep } from 'node:timers/promises';
import type { EventDefinition } from '../contracts/define-event.ts';
import { eventId } from '../contracts/envelope.ts';
import type { Bus } from '../messaging/bus/bus.ts';

/** Waits for something to come true, and says what it waited for when it does not. */
export const until = async (
  what: string,
  isTrue: () => boolean | Promise<boolean>,
  withinMs = 12_000,
): Promise<void> => {
  const deadline = performance.now() + withinMs;
  while (!(await isTrue())) {
    if (performance.now() > deadline) throw new Error(`Waited ${withinMs} ms in vain until ${what}`);
    await sleep(10);
  }
};

/** Publishes an event like its sample, but for what is given. */
export const happen = async <Data extends object>(
  bus: Bus,
  event: EventDefinition<string, Data>,
  given: Partial<Data> = {},
): Promise<void> => {
  const data = { version: 0, id: 'sample', ...event.sample, ...given };
  const id = eventId(event.type, String(data.id), Number(data.version));
  const envelope = { id, type: event.type, version: data.version, at: new Date().toISOString(), data };
  await bus.publish({ subject: event.type, id, body: JSON.stringify(event.envelope.parse(envelope)) });
};
