/** What a mail says, before it is HTML or text. */
export interface Letter {
  subject: string;
  heading: string;
  paragraphs: string[];
  /** Name and value: the facts of a purchase, or of a change. */
  rows: [name: string, value: string][];
  action?: { text: string; path: string };
  /** Below the action. */
  closing?: string[];
}

/** What the words are filled with: already in the language and zone that they are read in. */
export interface Filled {
  title: string;
  url: string;
  number: string;
  quantity: number;
  /** How many passes are attached. */
  passCount: number;
  /** Who gives one. */
  giver: string;
  total: string;
  when: string;
  where: string;
  /** Why it was cancelled or withdrawn, in somebody's words. */
  reason: string;
  /** The end of a hold or of a link. */
  until: string;
  whenBefore: string;
  whereBefore: string;
  /** The web app's page about it. */
  path: string;
  /** The first of a digest, and how many it has in all. */
  sales: { title: string; number: string; quantity: number; total: string; isRefunded: boolean }[];
  saleCount: number;
}

export type Wording = (filled: Filled) => Letter;
