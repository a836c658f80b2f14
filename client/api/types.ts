import type { ErrorCode } from '../i18n/errors.ts';
import type { Language } from '../i18n/languages.ts';

/** What the services answer, as far as the pages use it. */

export interface CurrentUser {
  id: string;
  email: string;
  role: 'user' | 'admin';
}

export interface Account extends CurrentUser {
  name: string;
  createdAt: string;
  /** Of accounts since they are asked for. */
  language?: Language;
  timeZone?: string;
  emailConfirmed: boolean;
}

export interface Session {
  id: string;
  current: boolean;
  userAgent: string;
  createdAt: string;
  seenAt: string;
}

export const categories = [
  'concert',
  'club',
  'festival',
  'theatre',
  'comedy',
  'classical',
  'sport',
  'art',
  'film',
  'talk',
  'family',
  'food',
  'other',
] as const;

export interface Image {
  id: string;
  color: string;
  /** A tiny WebP, base64. */
  blur: string;
  width: number;
  height: number;
}

export interface Ticket {
  id: string;
  title: string;
  price: number;
  userId: string;
  quantity: number;
  available: number;
  maxPerOrder: number;
  description: string;
  category: string;
  venue: string;
  city?: string;
  address?: string;
  startsAt: string | null;
  /** Where it takes place; nothing: the visitor's own. */
  timeZone?: string;
  image?: Image;
  /** Left out for as long as the name is not known. */
  seller?: { id: string; name: string };
  status: 'active' | 'withdrawn';
  /** It does not take place; no reason is ''. */
  cancelled?: { at: string; reason: string };
  /** For its seller and admins: an admin took it off the shop. */
  withdrawal?: { by: 'admin'; reason: string; at: string };
}

export interface Seller {
  id: string;
  name: string;
  since: string;
  listings: number;
}

export interface City {
  city: string;
  count: number;
}

export interface Count {
  count: number;
  /** There are more than are counted. */
  more: boolean;
}

export interface Suggestions {
  listings: (Pick<Ticket, 'id' | 'title' | 'startsAt' | 'category'> & { city?: string })[];
  didYouMean: string | null;
}

export interface Category {
  category: string;
  count: number;
}

export interface Availability {
  id: string;
  available: number;
}

export const orderStatuses = [
  'created',
  'awaiting:payment',
  'complete',
  'cancelled',
  'refund:pending',
  'refunded',
] as const;
export type OrderStatus = (typeof orderStatuses)[number];

export interface Order {
  id: string;
  /** What one reads aloud. */
  number?: string;
  version: number;
  status: OrderStatus;
  reason?: 'user' | 'expired' | 'payment' | 'event';
  quantity: number;
  total: number;
  currency: string;
  createdAt: string;
  expiresAt: string;
  /** More time was given: that happens once. */
  extended?: true;
  ticket: Pick<
    Ticket,
    'id' | 'title' | 'price' | 'category' | 'venue' | 'city' | 'startsAt' | 'timeZone' | 'image'
  >;
}

export interface OrderStory extends Order {
  history: { status: OrderStatus; at: string }[];
  /** Why the last card was refused, in words, while the order waits for another one. */
  decline?: string | null;
}

export interface Payment {
  status: string;
  reason?: string;
  code?: ErrorCode;
}

export interface Sum {
  ticketId: string;
  sold: number;
  held: number;
  revenue: number;
  /** People who are in. */
  admitted?: number;
}

export interface ErrorItem {
  message: string;
  field?: string;
  /** What the app says itself has none. */
  code?: ErrorCode;
}

/** Why a request did not do what was asked. */
export interface Problem {
  /** 0: no answer came. */
  status: number;
  errors: ErrorItem[];
  requestId: string;
}
