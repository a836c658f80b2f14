import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Admission, DoorPass, DoorSheet, Settled } from '../../api/door-types.ts';
import { type Asker, askDoor } from './ask-door.ts';
import { type Kept, readKept, writeKept } from './kept.ts';

export interface Conflict extends Settled {
  admission: Admission;
}

const maxSettled = 200;
const freshMs = 30_000;

const changed = (sheet: DoorSheet, passId: string, pass: Partial<DoorPass>): DoorSheet => ({
  ...sheet,
  passes: sheet.passes.map((one) => (one.id === passId ? { ...one, ...pass } : one)),
});

const admittedBy = (sheet: DoorSheet, queue: readonly Admission[]): DoorSheet =>
  queue.reduce(
    (list, { passId, at, gate }) =>
      changed(list, passId, { status: 'admitted', admittedAt: at, ...(gate ? { gate } : {}) }),
    sheet,
  );

/** The list of a door, and the queue of whom it let in by it. */
export const useList = (ticketId: string, asker: Asker) => {
  const kept = useRef<Kept>({ queue: [] });
  const isSettling = useRef(false);
  const [waiting, setWaiting] = useState(0);
  const [conflicts, setConflicts] = useState<Conflict[]>([]);

  const keep = async (next: Kept) => {
    kept.current = next;
    setWaiting(next.queue.length);
    // a browser that keeps nothing goes on from memory
    await writeKept(ticketId, next).catch(() => undefined);
  };

  const settle = async () => {
    const sent = kept.current.queue.slice(0, maxSettled);
    if (sent.length === 0 || isSettling.current) return;
    isSettling.current = true;
    const admissions = sent.map(({ passId: _, ...admission }) => admission);
    const url = '/api/orders/check-ins/settle';
    const { data } = await askDoor<Settled[]>(asker, { method: 'post', url, body: { ticketId, admissions } });
    isSettling.current = false;
    if (!data) return;
    const refused = sent.flatMap((admission, index) => {
      const settled = data[index];
      return settled && settled.result !== 'welcome' ? [{ ...settled, admission }] : [];
    });
    setConflicts((before) => [...before, ...refused]);
    await keep({ ...kept.current, queue: kept.current.queue.filter((one) => !sent.includes(one)) });
  };

  const refresh = async () => {
    await settle();
    const url = `/api/orders/door?ticketId=${ticketId}`;
    const { data } = await askDoor<DoorSheet>(asker, { method: 'get', url });
    if (data) await keep({ ...kept.current, sheet: admittedBy(data, kept.current.queue) });
  };

  const begin = useEffectEvent(async () => {
    kept.current = await readKept(ticketId).catch(() => ({ queue: [] }));
    setWaiting(kept.current.queue.length);
    await refresh();
  });
  const again = useEffectEvent(refresh);
  useEffect(() => {
    void begin();
    const renew = () => void again();
    const timer = setInterval(renew, freshMs);
    addEventListener('online', renew);
    return () => {
      clearInterval(timer);
      removeEventListener('online', renew);
    };
  }, []);

  return {
    sheet: () => kept.current.sheet,
    waiting,
    conflicts,
    settle,
    admit: (admission: Admission) => {
      const { sheet, queue } = kept.current;
      return keep({ queue: [...queue, admission], ...(sheet && { sheet: admittedBy(sheet, [admission]) }) });
    },
    /** False where it is not waiting here: then it is the service's to undo. */
    takeBack: async (passId: string): Promise<boolean> => {
      const { sheet, queue } = kept.current;
      if (!queue.some((one) => one.passId === passId)) return false;
      await keep({
        queue: queue.filter((one) => one.passId !== passId),
        ...(sheet && { sheet: changed(sheet, passId, { status: 'issued' }) }),
      });
      return true;
    },
  };
};
