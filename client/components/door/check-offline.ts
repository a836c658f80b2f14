import type { CheckIn, DoorPass, DoorSheet } from '../../api/door-types.ts';
import { readCode } from './read-code.ts';

/** Of a code that this browser, or this list, cannot judge. */
export type OfflineCheck = CheckIn | { result: 'unchecked' };

const seatsOf = ({ passes }: DoorSheet, pass: DoorPass) =>
  passes.filter(({ number }) => number === pass.number).sort((one, other) => one.seat - other.seat);

/** What the service would say, by the list that this door has. */
export const checkOffline = async (sheet: DoorSheet, code: string): Promise<OfflineCheck> => {
  // the check of a short code needs the private key
  if (/^\w{8}-\d+-\w{4}$/.test(code)) return { result: 'unchecked' };
  const read = await readCode(sheet.keys.keys, code).catch(() => null);
  if (read === null) return { result: 'unchecked' };
  if (!read) return { result: 'unknown' };
  const pass = sheet.passes.find(({ id }) => id === read.passId);
  // ours by its signature: of another event, or paid since the list was fetched
  if (!pass) return { result: 'other-event' };
  if (read.revision < pass.revision) return { result: 'replaced' };
  if (pass.status === 'void') return { result: 'void' };
  const { id, seat, name, number, admittedAt: at, gate } = pass;
  const seats = seatsOf(sheet, pass);
  const place = seats.indexOf(pass) + 1;
  const shown = { id, seat, ...(name ? { name } : {}), number, place, of: seats.length };
  if (pass.status === 'admitted')
    return { result: 'already', ...(at ? { at } : {}), ...(gate ? { gate } : {}), pass: shown };
  return { result: 'welcome', pass: shown };
};
