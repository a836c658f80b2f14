import { type SealingKey, seal } from '@ticketing/common/base';
import {
  isShortCodeOf,
  jwksOf,
  type PassKeys,
  readCode,
  readShortCode,
  shortCodeOf,
  signCode,
} from '@ticketing/common/passes';
import type { Order } from '../domain/order.ts';
import { isGiven, type Pass } from '../domain/pass.ts';
import { passOf, passStatus } from '../domain/passes.ts';

export type PassCodes = ReturnType<typeof createPassCodes>;

/** The codes of passes: nowhere kept, made when somebody may see them. */
export const createPassCodes = (keys: PassKeys, sealingKey: SealingKey) => {
  const codesOf = ({ id, number = id }: Order, { seat, revision, id: passId }: Pass) => {
    const code = signCode(keys[0], { passId, revision });
    return { code, shortCode: shortCodeOf(number, seat, code) };
  };

  /** Those that the buyer may show: what was given is somebody else's. */
  const ofBuyer = (order: Order) =>
    (order.passes ?? [])
      .filter((pass) => !isGiven(pass) && passStatus(order, pass) !== 'void')
      .map(({ id, seat, holder, ...pass }) => ({
        id,
        seat,
        ...(holder ? { holder } : {}),
        ...codesOf(order, { id, seat, ...pass }),
      }));

  return {
    jwks: jwksOf(keys),
    codesOf,
    ofBuyer,
    read: (code: string) => readCode(keys, code),
    readShort: readShortCode,
    isShortCodeOf: (check: string, { id, revision }: Pass): boolean =>
      isShortCodeOf(keys, check, { passId: id, revision }),

    /** For the event of the order's version. */
    sealed: (order: Order): string | undefined => {
      const passes = order.status === 'complete' ? ofBuyer(order) : [];
      if (passes.length === 0) return undefined;
      return seal(sealingKey, `order:passes/${order.id}/${order.version}`, JSON.stringify({ passes }));
    },

    /** Of the pass that was given last, for whom it was given to. */
    sealedTransfer: (order: Order, pass: Pass): string =>
      seal(
        sealingKey,
        `order:pass-transferred/${order.id}/${order.version}`,
        JSON.stringify({ ...pass.holder, ...codesOf(order, pass) }),
      ),

    transferredOf: (order: Order): Pass => {
      const pass = passOf(order, order.transferred ?? '');
      if (!pass) throw new Error(`Order ${order.id} has given no pass`);
      return pass;
    },
  };
};
