import { useEffect, useEffectEvent, useState } from 'react';
import type { Counted } from '../../api/door-types.ts';
import type { Problem } from '../../api/types.ts';
import { type Asker, askDoor, isUnanswered } from './ask-door.ts';

const everyMs = 5000;

/** Who is in, and whether the service answers at all. */
export const useCount = (ticketId: string, asker: Asker, onBack: () => void) => {
  const [count, setCount] = useState<Counted | undefined>();
  const [isOffline, setOffline] = useState(false);
  const [refused, setRefused] = useState<Problem | undefined>();

  const ask = async () => {
    const url = `/api/orders/check-ins?ticketId=${ticketId}`;
    const outcome = await askDoor<Counted>(asker, { method: 'get', url });
    const isGone = isUnanswered(outcome);
    setOffline(isGone);
    if (isGone) return;
    setRefused(outcome.problem?.status === 429 ? undefined : outcome.problem);
    if (outcome.data) setCount(outcome.data);
    onBack();
  };
  const again = useEffectEvent(ask);
  useEffect(() => {
    const renew = () => void again();
    const gone = () => setOffline(true);
    renew();
    const timer = setInterval(renew, everyMs);
    addEventListener('online', renew);
    addEventListener('offline', gone);
    return () => {
      clearInterval(timer);
      removeEventListener('online', renew);
      removeEventListener('offline', gone);
    };
  }, []);
  return { count, isOffline, refused, ask, setOffline };
};
