import type { PassStatus } from '@ticketing/common/contracts';

/** Who is to come, where somebody has said so. An address is somebody else's than the buyer's: the pass is given. */
export interface Holder {
  name?: string;
  email?: string;
}

export interface Seen {
  at: Date;
  gate?: string;
}

/** One seat of a paid order. */
export interface Pass {
  id: string;
  /** The first is 1. */
  seat: number;
  /** Of its code. */
  revision: number;
  status: PassStatus;
  holder?: Holder;
  /** Since it is admitted. */
  admittedAt?: Date;
  gate?: string;
  /** Where doors without a connection had let it in as well. */
  seenAgain?: Seen[];
}

export const issued = (slots: readonly number[], newPassId: () => string): Pass[] =>
  [...slots]
    .sort((one, other) => one - other)
    .map((slot) => ({ id: newPassId(), seat: slot + 1, revision: 0, status: 'issued' }));

export const voided = (passes: readonly Pass[]): Pass[] =>
  passes.map((pass) => ({ ...pass, status: 'void' }));

export const isGiven = ({ holder }: Pass): boolean => holder?.email !== undefined;

/** As whoever admits it was seen first. */
export const firstSeen = ({ admittedAt, gate }: Pass): Seen | undefined =>
  admittedAt && { at: admittedAt, ...(gate === undefined ? {} : { gate }) };

const isSame = (one: Seen | undefined, other: Seen) =>
  one?.at.getTime() === other.at.getTime() && one.gate === other.gate;

export const isFirst = (pass: Pass, seen: Seen): boolean => isSame(firstSeen(pass), seen);
export const isKnown = ({ seenAgain = [] }: Pass, seen: Seen): boolean =>
  seenAgain.some((one) => isSame(one, seen));
