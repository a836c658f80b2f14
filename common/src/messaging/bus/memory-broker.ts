import type { Delivery, Message } from './bus.ts';
import { BusUnavailableError } from './bus-unavailable-error.ts';
import { createFaults, type FaultOptions } from './memory-faults.ts';
import type { Member } from './memory-group.ts';
import { createMemoryLog } from './memory-log.ts';

export interface MemoryBrokerOptions {
  /** Where messages and acknowledgements are written, so that they survive a kill of this process. */
  file?: string;
  faults?: FaultOptions;
}

export const createMemoryBroker = ({ file, faults }: MemoryBrokerOptions = {}) => {
  const connectListeners = new Set<() => void>();
  let isUp = true;
  const log = createMemoryLog({ file, faults: faults && createFaults(faults), isUp: () => isUp });

  const mustBeUp = () => {
    if (!isUp) throw new BusUnavailableError('The in-process broker is stopped');
  };

  return {
    publish: (message: Message) => {
      mustBeUp();
      log.append(message);
    },
    join: (subject: string, groupName: string, member: Member) => {
      const group = log.group(subject, groupName);
      group.join(member);
      return group;
    },
    history: (name: string): Delivery[] => {
      mustBeUp();
      return log
        .messagesOf(name)
        .map(({ subject, body, sequence }) => ({ subject, body, sequence, redelivered: false }));
    },
    /** Everything published and still kept, in order, for tests. */
    published: (): Message[] => log.allKept().map(({ subject, id, body }) => ({ subject, id, body })),
    /** Calls back when the broker returns; gives the function that stops that. */
    onConnect: (listener: () => void) => {
      connectListeners.add(listener);
      return () => connectListeners.delete(listener);
    },
    isUp: () => isUp,
    isBusyUntil: (deadline: number) => log.groups().some((group) => group.isBusyUntil(deadline)),
    /** An outage: publishing rejects, nothing is delivered, verdicts given meanwhile are lost. */
    stop: () => {
      isUp = false;
      for (const group of log.groups()) group.outageBegan();
    },
    start: () => {
      isUp = true;
      for (const group of log.groups()) group.outageEnded();
      for (const listener of connectListeners) listener();
    },
    /** After the buses on it are closed: releases the file. */
    close: () => {
      isUp = false;
      log.close();
    },
  };
};

export type MemoryBroker = ReturnType<typeof createMemoryBroker>;
