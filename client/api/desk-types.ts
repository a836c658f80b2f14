import type { OrderStatus } from './types.ts';

/** What the desk of a seller asks for. */

export const ranges = [7, 28, 90, 365] as const;
export type Range = (typeof ranges)[number];

/** One day of somebody's sales, in the zone that was asked for. */
export interface Day {
  day: string;
  orders: number;
  seats: number;
  /** Of what is paid now. */
  revenue: number;
  /** What was given back. */
  refunded: number;
}

export interface Views {
  ticketId: string;
  views: number;
}

export interface Buyer {
  orderId: string;
  number?: string;
  /** Empty where it is not known. */
  name: string;
  quantity: number;
  total: number;
  currency: string;
  status: OrderStatus;
  at: string;
  admitted: number;
}

/** Orders that are being refunded: all of them are refunded, with payments, or not asked for yet. */
export interface Run {
  id: string;
  ticketId: string;
  kind: 'selected' | 'all' | 'event';
  status: 'open' | 'done';
  total: number;
  refunded: number;
  pending: number;
  waiting: number;
  /** Left out, as somebody is inside. */
  left: number;
  at: string;
  doneAt?: string;
}

/** A chart as the server has drawn it: paths in a box 1000 wide, which is stretched to what room there is. */
export interface Plot {
  name: string;
  height: number;
  area?: string;
  line?: string;
  bars?: string;
  ticks: { y: number; text: string }[];
}

export interface Charts {
  revenue: Plot;
  seats: Plot;
  /** Where on the way from left to right, in percent; those to spare go where there is little room. */
  labels: { x: number; text: string; isSpare: boolean }[];
  columns: { x: number; width: number; text: string }[];
}

export interface Totals {
  revenue: number;
  seats: number;
  orders: number;
  refunded: number;
}

/** What was sold in a range of days. */
export interface Sales {
  totals: Totals;
  /** By how many percent revenue and seats are above the range before; nothing where there was none. */
  change: { revenue: number | null; seats: number | null };
  charts: Charts;
  /** The same to read: what its columns are, then a row for each day or week, newest first. */
  table: { head: string[]; rows: string[][] };
}
