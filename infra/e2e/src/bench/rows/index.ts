import { createListing } from './create-listing.ts';
import { createOrder } from './create-order.ts';
import { currentUserNobody, currentUserSignedIn } from './current-user.ts';
import { endOfHolds } from './end-of-holds.ts';
import { filteredList } from './filtered-list.ts';
import { homePage } from './home-page.ts';
import { hotListing } from './hot-listing.ts';
import { list } from './list.ts';
import { memory } from './memory.ts';
import { onSaleDay } from './on-sale-day.ts';
import { overload } from './overload.ts';
import { pay } from './pay.ts';
import { alone, type Comparison, type Row } from './row.ts';
import { rush } from './rush.ts';
import { show } from './show.ts';
import { shownReserved } from './shown-reserved.ts';
import { signIn } from './sign-in.ts';
import { startUp } from './start-up.ts';
import { tracedOrder, tracedShow } from './traced.ts';

export const rows: readonly Row[] = [
  list,
  show,
  createListing,
  createOrder,
  rush,
  onSaleDay,
  pay,
  shownReserved,
  endOfHolds,
  homePage,
  signIn,
  currentUserNobody,
  currentUserSignedIn,
  startUp,
  memory,
  overload,
  hotListing,
  filteredList,
  tracedShow,
  tracedOrder,
];

const isAskedAlone = (row: Row) => 'goals' in row && row.goals.includes(alone);

/** Those in which ours is compared with others. */
export const comparedRows: readonly Comparison[] = rows.filter((row) => 'goals' in row);

/** Those that have a PEER. */
export const guardedRows: readonly Row[] = [
  list,
  show,
  createListing,
  createOrder,
  currentUserNobody,
  currentUserSignedIn,
  filteredList,
];

/** By number. 12 is two rows, and 19 is several with one connection. */
export const rowsOf = (numbers: readonly string[]): readonly Row[] => {
  const isIt = (row: Row, number: string) =>
    row.id === number || Number.parseInt(row.id, 10) === Number(number);
  const found = (number: string) =>
    rows.filter((row) => (number === '19' ? isAskedAlone(row) : isIt(row, number)));
  const unknown = numbers.find((number) => found(number).length === 0);
  if (unknown !== undefined) throw new Error(`There is no row ${unknown}`);
  const wanted = new Set(numbers.flatMap(found));
  return rows.filter((row) => wanted.has(row));
};
