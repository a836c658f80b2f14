import type { PassStatus, Reason } from '@ticketing/common/contracts';
import type { Order, OrderChange } from './order.ts';
import { type Holder, issued, type Pass } from './pass.ts';

export const passOf = ({ passes = [] }: Order, passId: string): Pass | undefined =>
  passes.find(({ id }) => id === passId);

/** A service of before there were passes may have refunded the order: then it did not touch them. */
export const passStatus = (order: Order, pass: Pass): PassStatus =>
  order.status === 'complete' ? pass.status : 'void';

/** The order with this pass as it is now. */
export const withPass = (order: Order, pass: Pass): Order => ({
  ...order,
  passes: (order.passes ?? []).map((one) => (one.id === pass.id ? pass : one)),
});

/** A paid order of before there were passes gets them late. */
export const issueLate = (order: Order, newPassId: () => string): OrderChange | undefined =>
  order.status === 'complete' && !order.passes
    ? {
        state: { ...order, paidVersion: order.version, passes: issued(order.slots, newPassId) },
        events: ['order:updated'],
      }
    : undefined;

/** The code has two bytes for it. */
const maxRevision = 0xffff;

/** Why the pass cannot have a new code. */
export const whyNotRenew = (order: Order, pass: Pass): Reason | undefined => {
  if (passStatus(order, pass) === 'void') return { message: 'The pass is void', code: 'pass.void' };
  if (pass.status === 'admitted') return { message: 'The pass has been used already', code: 'pass.admitted' };
  if (pass.revision >= maxRevision)
    return { message: 'The pass has had too many codes', code: 'pass.too-many-codes' };
  return undefined;
};

const renewed = ({ holder: _, ...pass }: Pass, holder?: Holder): Pass => ({
  ...pass,
  revision: pass.revision + 1,
  ...(holder ? { holder } : {}),
});

/** Whoever has the code before has nothing any more; what was given comes back to the buyer. */
export const renewCode = (order: Order, pass: Pass): OrderChange => ({
  state: withPass(order, renewed(pass)),
  events: ['order:updated'],
});

/** To somebody by an address, with a new code; without one it stays the buyer's, in somebody's name. */
export const transfer = (order: Order, pass: Pass, holder: Holder): OrderChange => {
  const state = withPass(order, renewed(pass, holder));
  return holder.email === undefined
    ? { state, events: ['order:updated'] }
    : {
        state: { ...state, transferred: pass.id },
        events: ['order:updated', 'order:pass-transferred'],
      };
};
