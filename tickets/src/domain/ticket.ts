import type { Change, Image, Reason, SubjectOf } from '@ticketing/common/contracts';
import type { Decision, ResizeRequest } from './resize.ts';
import { termsOf, wordsOf } from './words.ts';

export interface Ticket {
  id: string;
  version: number;
  title: string;
  priceCents: number;
  userId: string;
  quantity: number;
  maxPerOrder: number;
  description: string;
  category: string;
  venue: string;
  /** Empty is none, and so is null: a listing of before there were these has none either. */
  city?: string;
  address?: string;
  timeZone?: string;
  image?: Image | null;
  /** `undated` when there is none, so that sorting by date puts it last. */
  startsAt: Date;
  status: 'active' | 'withdrawn';
  /** The event does not take place. */
  cancelled?: { at: Date; reason: string; by?: 'admin' };
  withdrawal?: { by: 'admin'; reason: string; at: Date };
  /** Its seller is suspended: in no list but an admin's, until they are readmitted. Of the projection, too. */
  hidden?: boolean;
  /**
   * The projection of its orders: no part of the version, and no event. `onSale` means that
   * something is left; lists are found by it.
   */
  onSale: boolean;
  taken: number;
  unpaid: number;
  orderId: string | null;
  stamp: number;
  /** What the search finds it by. A listing of before there were any is given them when the service starts. */
  terms?: string[];
  /** Fewer seats, or none: until orders has decided, nothing changes. */
  resizeRequest?: ResizeRequest | undefined;
  decision?: Decision;
}

export type TicketSubject = SubjectOf<'ticket'>;
export type TicketChange = Change<Ticket, TicketSubject>;

/** The event that says all of a listing as it is. */
export const latest = ({ version }: Ticket): TicketSubject =>
  version === 0 ? 'ticket:created' : 'ticket:updated';

export const undated = new Date('9999-12-31T23:59:59.999Z');

/** What a seller says of a listing; what is not said stays as it is, or gets its default. */
export type Listing = Pick<Ticket, 'title' | 'priceCents'> &
  Partial<Pick<Ticket, 'quantity' | 'maxPerOrder' | 'description' | 'category' | 'venue' | 'startsAt'>> &
  Pick<Ticket, 'city' | 'address' | 'timeZone' | 'image'>;

type Searched = Pick<Ticket, 'title'> & Partial<Pick<Ticket, 'venue' | 'city' | 'category'>>;

export const wordsIn = ({ title, venue = '', city = '', category = '' }: Searched): string[] =>
  wordsOf(title, venue, city, category);

const withTerms = (ticket: Ticket): Ticket => ({ ...ticket, terms: termsOf(wordsIn(ticket)) });

export const list = (listing: Listing & Pick<Ticket, 'id' | 'userId'>): TicketChange => ({
  state: withTerms({
    quantity: 1,
    maxPerOrder: 10,
    description: '',
    category: 'other',
    venue: '',
    startsAt: undated,
    ...listing,
    version: 0,
    status: 'active',
    onSale: true,
    taken: 0,
    unpaid: 0,
    orderId: null,
    stamp: 0,
  }),
  events: ['ticket:created'],
});

export const whyNotEdit = ({ status, quantity, taken }: Ticket): Reason | undefined => {
  if (status === 'withdrawn')
    return { message: 'Cannot edit a withdrawn ticket', code: 'ticket.edit-withdrawn' };
  if (quantity === 1 && taken > 0)
    return { message: 'Cannot edit a reserved ticket', code: 'ticket.edit-reserved' };
  return undefined;
};

export const edit = (ticket: Ticket, change: Listing): TicketChange | undefined => {
  // an edit withdraws an open request
  const state = { ...ticket, ...change, resizeRequest: undefined };
  const isSame = (Object.keys(change) as (keyof Listing)[]).every((field) =>
    isSameValue(state[field], ticket[field]),
  );
  if (isSame && !ticket.resizeRequest) return undefined;
  const onSale = !state.hidden && state.quantity > state.taken;
  return { state: withTerms({ ...state, onSale }), events: ['ticket:updated'] };
};

/** Dates by their time, an image by its id; no text and an empty one are the same. */
const isSameValue = (one: Listing[keyof Listing], other: Listing[keyof Listing]): boolean =>
  comparable(one) === comparable(other);
const comparable = (value: Listing[keyof Listing]) =>
  value && typeof value === 'object' && 'id' in value ? value.id : (value?.valueOf() ?? '');

export const withdraw = (ticket: Ticket): TicketChange | undefined =>
  ticket.status === 'withdrawn'
    ? undefined
    : { state: { ...ticket, status: 'withdrawn', onSale: false }, events: ['ticket:updated'] };

/** How many a buyer can still have. */
export const availableOf = ({
  status,
  hidden,
  quantity,
  taken,
}: Pick<Ticket, 'status' | 'hidden' | 'quantity' | 'taken'>) =>
  status === 'active' && !hidden ? Math.max(0, quantity - taken) : 0;
