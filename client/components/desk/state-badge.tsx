import type { Ticket } from '../../api/types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { listingStates } from '../../i18n/listing-states.ts';
import { stateOf } from './state-of.ts';

const looks = { cancelled: 'badge badge-bad', onSale: 'badge badge-good' };

export const StateBadge = ({ ticket, now }: { ticket: Ticket; now: number }) => {
  const text = useText(listingStates);
  const state = stateOf(ticket, now);
  const look = state in looks ? looks[state as keyof typeof looks] : 'badge';
  return <span className={look}>{text[state]}</span>;
};
