export type PassStatus = 'issued' | 'admitted' | 'void';

/** One seat of a paid order, as its buyer sees it. */
export interface Pass {
  id: string;
  /** The first is 1. */
  seat: number;
  revision: number;
  status: PassStatus;
  holder?: { name?: string; email?: string };
  admittedAt?: string;
  gate?: string;
  /** Somebody else has it, and its code. */
  given: boolean;
  code?: string;
  shortCode?: string;
}

/** What whoever has the code may see. */
export interface GivenPass {
  title: string;
  startsAt: string | null;
  timeZone?: string;
  venue: string;
  city?: string;
  seat: number;
  number: string;
  holder?: string;
  status: PassStatus;
  code: string;
  shortCode: string;
}

export interface Attendee {
  passId: string;
  orderId: string;
  number: string;
  seat: number;
  name: string;
  status: PassStatus;
  admittedAt?: string;
  gate?: string;
}

/** A drawing of a code: how many modules wide, and where the dark ones are. */
export interface Drawn {
  width: number;
  path: string;
}

export type DrawnPass = Pass & { drawn: Drawn | null };
