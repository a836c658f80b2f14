import type { Delivery, Message, Verdict } from './bus.ts';
import type { Faults } from './memory-faults.ts';
import { createQueue } from './memory-queue.ts';

export interface StoredMessage extends Message {
  /** Place among the messages of all subjects. */
  position: number;
  sequence: number;
}

export interface Member {
  run: (delivery: Delivery) => Promise<Verdict>;
  underWay: Set<Promise<void>>;
}

const MAX_IN_FLIGHT = 64;

interface GroupOptions {
  /** Everything up to this sequence is done. */
  floor: number;
  isUp: () => boolean;
  onDone: (sequence: number) => void;
  faults: Faults | undefined;
}

/** One durable queue group on one subject: what it has done, what it still has to do, who does it. */
export const createGroup = ({ floor, isUp, onDone, faults }: GroupOptions) => {
  const doneAboveFloor = new Set<number>();
  const members: Member[] = [];
  const queue = createQueue<{ message: StoredMessage; redelivered: boolean }>();
  let running = 0;
  let lastDueAt = 0;
  let outages = 0;
  let timer: NodeJS.Timeout | undefined;
  let pumpIsDue = false;

  const schedulePump = () => {
    if (!pumpIsDue) setImmediate(pump);
    pumpIsDue = true;
  };

  const isDone = (sequence: number) => sequence <= floor || doneAboveFloor.has(sequence);

  const markDone = (sequence: number) => {
    doneAboveFloor.add(sequence);
    while (doneAboveFloor.delete(floor + 1)) floor += 1;
  };

  const again = (message: StoredMessage, inMs: number) => {
    queue.addLater({ message, redelivered: true }, performance.now() + inMs);
  };

  const deliver = async (member: Member, message: StoredMessage, redelivered: boolean) => {
    const { subject, body, sequence, position } = message;
    const outagesBefore = outages;
    running += 1;
    const verdict = await member.run({ subject, body, sequence, redelivered });
    running -= 1;
    if (outages !== outagesBefore) again(message, 0);
    else if (verdict !== 'done') again(message, verdict.againInMs);
    else if (!isDone(sequence)) {
      markDone(sequence);
      onDone(sequence);
      if (faults?.isDuplicated(position)) again(message, 0);
    }
    schedulePump();
  };

  /** In turns, as long as it has not too much to do. */
  const nextMember = () => {
    const index = members.findIndex(({ underWay }) => underWay.size < MAX_IN_FLIGHT);
    if (index < 0) return;
    const [member] = members.splice(index, 1) as [Member];
    members.push(member);
    return member;
  };

  const pump = () => {
    pumpIsDue = false;
    clearTimeout(timer);
    if (!isUp() || members.length === 0) return;
    const now = performance.now();
    while (queue.nextDueAt() <= now) {
      const member = nextMember();
      if (!member) return;
      const { message, redelivered } = queue.take(now);
      const delivery = deliver(member, message, redelivered).finally(() => member.underWay.delete(delivery));
      member.underWay.add(delivery);
    }
    const wait = queue.nextDueAt() - now;
    if (wait < Number.POSITIVE_INFINITY) timer = setTimeout(schedulePump, Math.ceil(wait));
  };

  return {
    add: (message: StoredMessage) => {
      if (isDone(message.sequence)) return;
      const item = { message, redelivered: false };
      if (faults) {
        lastDueAt = Math.max(lastDueAt, performance.now() + faults.delayOf(message.position));
        queue.addLater(item, lastDueAt + faults.overtakenByMs(message.position));
      } else queue.add(item);
      schedulePump();
    },
    /** Read back from the journal. */
    recallDone: markDone,
    floor: () => floor,
    doneAboveFloor: () => [...doneAboveFloor],
    join: (member: Member) => {
      members.push(member);
      schedulePump();
    },
    /** Resolves when the deliveries under way have their verdict. */
    leave: async (member: Member) => {
      const index = members.indexOf(member);
      if (index >= 0) members.splice(index, 1);
      schedulePump();
      await Promise.all(member.underWay);
    },
    outageBegan: () => {
      outages += 1;
    },
    outageEnded: schedulePump,
    isBusyUntil: (deadline: number) =>
      running > 0 || (isUp() && members.length > 0 && queue.nextDueAt() <= deadline),
  };
};

export type Group = ReturnType<typeof createGroup>;
