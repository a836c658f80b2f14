/** One pass as it is printed. */
export interface PassSheet {
  title: string;
  startsAt?: Date | undefined;
  timeZone?: string | undefined;
  venue?: string | undefined;
  city?: string | undefined;
  address?: string | undefined;
  /** The order's. */
  number: string;
  /** This one, of so many. */
  seat: number;
  seats: number;
  /** A name. */
  holder?: string | undefined;
  code: string;
  shortCode: string;
}
