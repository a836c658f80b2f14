import { useRef, useState } from 'react';
import type { CheckIn } from '../../api/door-types.ts';
import type { Problem } from '../../api/types.ts';
import { useVisit } from '../../hooks/use-visit.ts';
import type { Said } from './answer.tsx';
import { askDoor, isUnanswered } from './ask-door.ts';
import { checkOffline, type OfflineCheck } from './check-offline.ts';
import { play } from './sound.ts';
import { useCount } from './use-count.ts';
import { useList } from './use-list.ts';

/** A code comes, an answer is given: by the service, or by the list where it does not answer. */
export const useDoor = (ticketId: string, token: string | null, gate: string) => {
  const { language } = useVisit();
  const asker = { language, token };
  const [said, setSaid] = useState<Said | undefined>();
  const [problem, setProblem] = useState<Problem | undefined>();
  const scans = useRef(0);
  const list = useList(ticketId, asker);
  const counting = useCount(ticketId, asker, () => void list.settle());

  const say = (check: OfflineCheck, isOffline: boolean) => {
    setSaid({ check, isOffline, number: ++scans.current });
    play(check.result);
  };

  const byList = async (code: string) => {
    const sheet = list.sheet();
    const check = sheet ? await checkOffline(sheet, code) : ({ result: 'unchecked' } as const);
    if (check.result === 'welcome' && check.pass)
      await list.admit({
        code,
        passId: check.pass.id,
        at: new Date().toISOString(),
        ...(gate && { gate }),
      });
    say(check, true);
  };

  const check = async (code: string) => {
    setProblem(undefined);
    if (!navigator.onLine) return byList(code);
    const body = { ticketId, code, ...(gate && { gate }) };
    const outcome = await askDoor<CheckIn>(asker, { method: 'post', url: '/api/orders/check-ins', body });
    if (isUnanswered(outcome)) {
      counting.setOffline(true);
      return byList(code);
    }
    if (outcome.data) say(outcome.data, false);
    setProblem(outcome.problem);
    await counting.ask();
  };

  const undo = async (passId: string) => {
    if (!(await list.takeBack(passId))) {
      const url = '/api/orders/check-ins/undo';
      const outcome = await askDoor(asker, { method: 'post', url, body: { ticketId, passId } });
      setProblem(outcome.problem);
      if (outcome.problem) return;
      await counting.ask();
    }
    setSaid(undefined);
  };

  return { said, problem: problem ?? counting.refused, check, undo, list, ...counting };
};
