import { useRouter } from 'next/router';
import { useEffect, useEffectEvent } from 'react';
import useSWR from 'swr';
import type { Run } from '../../api/desk-types.ts';
import { useVisit } from '../../hooks/use-visit.ts';

const everyMs = 2000;
const isOpen = ({ status }: Run) => status === 'open';

/** Refunds as far as they are now; asked for again while any is under way, or one is about to begin. */
export const useRuns = (ticketId: string, first: readonly Run[], isExpected: boolean): readonly Run[] => {
  const { language } = useVisit();
  const router = useRouter();
  const url = `/api/orders/refunds?ticketId=${ticketId}&limit=5`;
  const { data = first } = useSWR(
    url,
    async () => {
      const { send } = await import('../../api/send.ts');
      const { data: runs, problem } = await send<Run[]>({ method: 'get', url }, language);
      if (problem) throw problem;
      return runs;
    },
    {
      fallbackData: [...first],
      revalidateOnMount: false,
      shouldRetryOnError: false,
      refreshInterval: (runs = [...first]) =>
        runs.some(isOpen) || (isExpected && runs.length === 0) ? everyMs : 0,
    },
  );
  const isUnderWay = data.some(isOpen);
  const wasUnderWay = first.some(isOpen);
  const renew = useEffectEvent(() => {
    // another address: to the same one with a #part Next would only scroll
    const here = new URL(router.asPath, location.origin);
    here.searchParams.set('done', '');
    return router.replace(here.pathname + here.search + here.hash, undefined, { scroll: false });
  });
  useEffect(() => {
    // the numbers and the buyers of the page are of before
    if (wasUnderWay && !isUnderWay) void renew();
  }, [wasUnderWay, isUnderWay]);
  return data;
};
