import type { Language } from '@ticketing/common/contracts';
import type { Message } from '../../domain/message.ts';
import { money, oneLine } from './formats.ts';
import type { Filled } from './letter.ts';

/** Lines of a digest. */
export const salesOf = (messages: readonly Message[], language: Language): Filled['sales'] =>
  messages.map(({ kind, facts }) => ({
    title: oneLine(facts.title ?? ''),
    number: facts.number ?? '',
    quantity: facts.quantity ?? 0,
    total: money(language, facts.totalCents ?? 0, facts.currency ?? 'eur'),
    isRefunded: kind === 'sale-refunded',
  }));
