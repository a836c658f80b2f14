/** One pass as it is printed: all that a page says. */
export interface PassSheet {
  title: string;
  startsAt?: string | null | undefined;
  timeZone?: string | undefined;
  venue?: string | undefined;
  city?: string | undefined;
  address?: string | undefined;
  /** What the buyer calls the order. */
  number: string;
  seat: number;
  /** Of how many. */
  seats: number;
  holder?: string | undefined;
  /** The QR has it. */
  code: string;
  /** To be typed at the door. */
  shortCode: string;
}
