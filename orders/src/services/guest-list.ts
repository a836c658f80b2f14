import { byteOrderMark, csvRow } from './csv.ts';
import type { Guest } from './guests.ts';

/** The list as a file, a batch at a time. */
export async function* guestList(batches: AsyncIterable<Guest[]>): AsyncGenerator<string> {
  yield byteOrderMark + csvRow(['name', 'order', 'seat', 'status', 'admitted', 'gate']);
  for await (const guests of batches)
    yield guests
      .filter(({ status }) => status !== 'void')
      .map(({ name, number, seat, status, admittedAt, gate = '' }) =>
        csvRow([name, number, String(seat), status, admittedAt?.toISOString() ?? '', gate]),
      )
      .join('');
}
