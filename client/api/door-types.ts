import type { PassStatus } from './pass-types.ts';

export type DoorResult = 'welcome' | 'already' | 'void' | 'replaced' | 'other-event' | 'unknown';

/** What a door says to a code. */
export interface CheckIn {
  result: DoorResult;
  /** Of the first admission. */
  at?: string;
  gate?: string;
  pass?: { id: string; seat: number; name?: string; number: string; place: number; of: number };
  event?: { title: string; startsAt: string | null };
}

export interface Counted {
  in: number;
  of: number;
  conflicts: number;
  recent: { at: string; gate?: string; seat: number; name: string }[];
}

export interface DoorPass {
  id: string;
  seat: number;
  revision: number;
  status: PassStatus;
  name?: string;
  number: string;
  admittedAt?: string;
  gate?: string;
}

export interface DoorKey {
  kid: string;
  kty: string;
  crv: string;
  x: string;
}

/** All that a door needs where there is no connection. */
export interface DoorSheet {
  ticket: { id: string; title: string; startsAt: string | null; timeZone?: string; venue: string };
  keys: { keys: DoorKey[] };
  passes: DoorPass[];
}

/** Admitted where there was no connection. */
export interface Admission {
  code: string;
  passId: string;
  at: string;
  gate?: string;
}

export interface Settled {
  result: DoorResult | 'conflict';
  first?: { at: string; gate?: string };
}

export interface HelperLink {
  id: string;
  name: string;
  ticketId: string;
}
