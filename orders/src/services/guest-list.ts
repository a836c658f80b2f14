import { csvFile } from '@ticketing/common/http';
import type { Guest } from './guests.ts';

async function* admissible(batches: AsyncIterable<Guest[]>): AsyncGenerator<Guest[]> {
  for await (const guests of batches) yield guests.filter(({ status }) => status !== 'void');
}

/** The list as a file, a batch at a time. */
export const guestList = (batches: AsyncIterable<Guest[]>): AsyncGenerator<string> =>
  csvFile(
    ['name', 'order', 'seat', 'status', 'admitted', 'gate'],
    admissible(batches),
    ({ name, number, seat, status, admittedAt, gate = '' }) => [
      ...[name, number, String(seat), status],
      ...[admittedAt?.toISOString() ?? '', gate],
    ],
  );
