import type { Delivery, Message, Verdict } from './bus.ts';
import type { Faults } from './memory-faults.ts';

export interface StoredMessage extends Message {
  /** Place among the messages of all subjects. */
  position: number;
  sequence: number;
}

interface Waiting {
  message: StoredMessage;
  redelivered: boolean;
  dueAt: number;
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
  /** Ordered by dueAt; equal ones in order of arrival. */
  const waiting: Waiting[] = [];
  let ready: Waiting[] = [];
  let head = 0;
  let running = 0;
  let lastDue = 0;
  let outages = 0;
  let timer: NodeJS.Timeout | undefined;
  let pumpIsDue = false;

  const wake = () => {
    if (!pumpIsDue) setImmediate(pump);
    pumpIsDue = true;
  };

  const nextReady = () => {
    const next = ready[head++] as Waiting;
    if (head > 1_000 && head * 2 > ready.length) {
      ready = ready.slice(head);
      head = 0;
    }
    return next;
  };

  const nextMember = () => {
    const index = members.findIndex((member) => member.underWay.size < MAX_IN_FLIGHT);
    if (index < 0) return;
    const [member] = members.splice(index, 1) as [Member];
    members.push(member);
    return member;
  };

  const wait = (item: Waiting) => {
    let index = waiting.length;
    while (index > 0 && (waiting[index - 1] as Waiting).dueAt > item.dueAt) index -= 1;
    waiting.splice(index, 0, item);
    wake();
  };

  const markDone = (sequence: number) => {
    doneAboveFloor.add(sequence);
    while (doneAboveFloor.delete(floor + 1)) floor += 1;
  };

  const isDone = (sequence: number) => sequence <= floor || doneAboveFloor.has(sequence);

  const deliver = async (member: Member, { message, redelivered }: Waiting) => {
    const { subject, body, sequence } = message;
    const outagesBefore = outages;
    running += 1;
    const verdict = await member.run({ subject, body, sequence, redelivered });
    running -= 1;
    const now = performance.now();
    if (outages !== outagesBefore) wait({ message, redelivered: true, dueAt: now });
    else if (verdict !== 'done') wait({ message, redelivered: true, dueAt: now + verdict.againInMs });
    else if (!isDone(sequence)) {
      markDone(sequence);
      onDone(sequence);
      if (faults?.isDuplicated(message.position)) wait({ message, redelivered: true, dueAt: now });
    }
    wake();
  };

  const pump = () => {
    pumpIsDue = false;
    clearTimeout(timer);
    if (!isUp() || members.length === 0) return;
    const now = performance.now();
    while (waiting[0] && waiting[0].dueAt <= now) ready.push(waiting.shift() as Waiting);
    while (head < ready.length) {
      const member = nextMember();
      if (!member) break;
      const delivery = deliver(member, nextReady()).finally(() => member.underWay.delete(delivery));
      member.underWay.add(delivery);
    }
    if (waiting[0]) timer = setTimeout(wake, Math.ceil(waiting[0].dueAt - now));
  };

  return {
    add: (message: StoredMessage) => {
      if (isDone(message.sequence)) return;
      if (!faults) {
        ready.push({ message, redelivered: false, dueAt: 0 });
        wake();
        return;
      }
      const dueAt = Math.max(lastDue, performance.now() + faults.delayOf(message.position));
      lastDue = dueAt;
      wait({ message, redelivered: false, dueAt: dueAt + faults.overtakenByMs(message.position) });
    },
    /** Read back from the journal. */
    recallDone: markDone,
    floor: () => floor,
    doneAboveFloor: () => [...doneAboveFloor],
    join: (member: Member) => {
      members.push(member);
      wake();
    },
    /** Resolves when the deliveries under way have their verdict. */
    leave: async (member: Member) => {
      const index = members.indexOf(member);
      if (index >= 0) members.splice(index, 1);
      wake();
      await Promise.all(member.underWay);
    },
    outageEnded: wake,
    outageBegan: () => {
      outages += 1;
    },
    isBusyUntil: (deadline: number) => {
      if (running > 0) return true;
      if (!isUp() || members.length === 0) return false;
      return head < ready.length || (waiting[0] !== undefined && waiting[0].dueAt <= deadline);
    },
  };
};

export type Group = ReturnType<typeof createGroup>;
