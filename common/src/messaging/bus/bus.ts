/** What a broker carries: the subject, an id (its own de-duplication may use it), and text. */
export interface Message {
  subject: string;
  id: string;
  body: string;
}

export interface Delivery {
  subject: string;
  body: string;
  /** The broker's number for this message on this subject; only for people and dead letters. */
  sequence: number;
  redelivered: boolean;
}

/** `done`: the broker may forget it. `againInMs`: deliver it again, not before then. */
export type Verdict = 'done' | { againInMs: number };

export interface Subscription {
  subject: string;
  /** Durable name and queue group in one: members share the work, and it survives them all. */
  group: string;
  handle: (delivery: Delivery) => Promise<Verdict>;
}

export interface Subscribed {
  /** No new deliveries; resolves when those under way have their verdict. */
  stop(): Promise<void>;
}

export interface Bus {
  /** Resolves when the broker has stored it; rejects (never hangs) when it could not be reached. */
  publish(message: Message): Promise<void>;
  /** Takes effect as soon as the broker is there, and again after every reconnect. */
  subscribe(subscription: Subscription): Subscribed;
  /** Called after each connect and reconnect. */
  onConnect(listener: () => void): void;
  /** All that the broker still keeps of a subject, oldest first. For dead letters, not for services. */
  history(subject: string): Promise<Delivery[]>;
  close(): Promise<void>;
}
