import { unseal } from '@ticketing/common/base';
import type { PassSheet } from '@ticketing/common/passes';
import type { Content, Sender } from './content.ts';

interface SealedPass {
  seat: number;
  code: string;
  shortCode: string;
  holder?: { name?: string };
}

/** Sealed so long ago that its key is gone: the mail goes without a file, and its link leads to the passes. */
const openedOf = (open: () => string): string | undefined => {
  try {
    return open();
  } catch {
    return undefined;
  }
};

/** Those that the buyer may show: what was given is not among them. */
export const ownPasses = ({ order }: Content, { keys }: Sender): SealedPass[] => {
  if (order?.status !== 'complete' || !order.sealedCodes) return [];
  const { id, version, sealedCodes } = order;
  const text = openedOf(() => unseal(keys, `order:passes/${id}/${version}`, sealedCodes));
  return text ? (JSON.parse(text) as { passes: SealedPass[] }).passes : [];
};

/** As they are printed, at the time and the place that the event has by now. */
export const sheetsOf = (
  passes: readonly SealedPass[],
  { message: { facts }, listing, person }: Content,
): PassSheet[] => {
  const startsAt = listing?.startsAt ?? facts.startsAt;
  return passes.map(({ seat, code, shortCode, holder }) => ({
    ...{ title: facts.title ?? '', number: facts.number ?? '', seat, code, shortCode },
    seats: Math.max(seat, listing?.quantity ?? seat),
    ...(startsAt ? { startsAt: new Date(startsAt) } : {}),
    timeZone: listing?.timeZone ?? facts.timeZone,
    venue: listing?.venue ?? facts.venue,
    city: listing?.city ?? facts.city,
    address: listing?.address,
    holder: holder ? holder.name : person.name,
  }));
};
