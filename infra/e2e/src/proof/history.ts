import type { Expected, Hostile } from '../checker/check.ts';
import type { Operation, Outcome } from './linearizable.ts';

export interface Call {
  who: string;
  what: string;
  /** By `performance.now()`. */
  start: number;
  end: number;
  outcome: Outcome;
  status: number;
  tries: number;
}

/** What happened to one listing whose every visitor is one of ours. */
export interface Race {
  ticketId: string;
  quantity: number;
  operations: Operation[];
}

/** What clients saw: the one thing that no database knows. */
export const createHistory = () => ({
  calls: [] as Call[],
  races: [] as Race[],
  orders: new Set<string>(),
  tickets: new Set<string>(),
  paid: new Set<string>(),
  admitted: new Set<string>(),
  hostile: [] as Hostile[],
  poison: 0,
});

export type History = ReturnType<typeof createHistory>;

export const expectedBy = ({ orders, tickets, paid, admitted, hostile, poison }: History): Expected => ({
  orders: [...orders],
  tickets: [...tickets],
  paid: [...paid],
  admitted: [...admitted],
  hostile,
  poison,
});
