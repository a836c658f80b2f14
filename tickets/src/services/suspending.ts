import { setTimeout as sleep } from 'node:timers/promises';
import type { HiddenListings } from '../models/hidden-listings.ts';
import type { Sellers } from '../models/sellers.ts';

/** Every service refuses a suspended user within a second; and what was accepted is then written. */
const sessionsOverMs = 2000;

interface Deps {
  sellers: Pick<Sellers, 'isSuspended'>;
  hidden: HiddenListings;
}

export type Suspending = ReturnType<typeof createSuspending>;

/** The listings of who is suspended leave the shop, and come back with them. */
export const createSuspending = ({ sellers, hidden }: Deps) => {
  /**
   * As auth said last, however often and in whichever order it comes. Whoever has written looks once more: what
   * became known meanwhile is applied by who learnt it, who may have been faster, and here.
   */
  const settle = async (userId: string): Promise<void> => {
    let applied: boolean | undefined;
    for (let wanted = await sellers.isSuspended(userId); wanted !== applied; ) {
      await hidden.set(userId, wanted);
      applied = wanted;
      wanted = await sellers.isSuspended(userId);
    }
  };

  return {
    settle,
    /** Once more when no session of theirs is accepted any more: they may have listed something meanwhile. */
    settleLater: async (userId: string): Promise<void> => {
      await sleep(sessionsOverMs);
      await settle(userId);
    },
  };
};
