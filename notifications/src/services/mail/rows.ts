import type { Filled, Letter } from './letter.ts';

export type RowNames = Record<
  'order' | 'event' | 'when' | 'where' | 'tickets' | 'total' | 'reason' | 'before' | 'now',
  string
>;

const known = (rows: Letter['rows']): Letter['rows'] => rows.filter(([, value]) => value !== '');

export const orderRows =
  (names: RowNames) =>
  ({ number, title, when, where, quantity, total }: Filled): Letter['rows'] =>
    known([
      [names.order, number],
      [names.event, title],
      [names.when, when],
      [names.where, where],
      [names.tickets, quantity > 0 ? `${quantity}` : ''],
      [names.total, total],
    ]);

/** Of an event that does not take place, or of a listing that is no longer sold. */
export const endedRows =
  (names: RowNames) =>
  (filled: Filled): Letter['rows'] =>
    known([[names.reason, filled.reason], ...orderRows(names)(filled)]);

const beforeAndNow = (names: RowNames, name: string, before: string, now: string): Letter['rows'] =>
  before === now
    ? [[name, now]]
    : [
        [`${name}, ${names.before}`, before],
        [`${name}, ${names.now}`, now],
      ];

export const changeRows =
  (names: RowNames) =>
  ({ number, when, whenBefore, where, whereBefore }: Filled): Letter['rows'] =>
    known([
      [names.order, number],
      ...beforeAndNow(names, names.when, whenBefore, when),
      ...beforeAndNow(names, names.where, whereBefore, where),
    ]);
