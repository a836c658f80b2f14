const minute = 60_000;

/** So many of a kind go to one mailbox in half an hour, whoever asks: when another is refused, the last one still opens. */
const maxSent = 3;
const sentWithinMs = 30 * minute;

/** A new link's token as it is kept and as it travels. */
export interface SealedToken {
  /** SHA-256: who reads it has no token. */
  hash: string;
  /** The token and the address, for notifications alone. */
  sealed: string;
}

/** What shows that somebody reads the mail of an address. A newer one takes the place of the one before. */
export interface Link extends SealedToken {
  expiresAt: Date;
  /** When it was sent, and those before it that still count. */
  sentAt: Date[];
}

/** How long the links of a kind open something. */
export const linkLifeMs = { confirm: 24 * 60 * minute, reset: 30 * minute } as const;
export type LinkKind = keyof typeof linkLifeMs;

export const newLink = (kind: LinkKind, token: SealedToken, at: Date, before: Date[] = []): Link => ({
  ...token,
  expiresAt: new Date(at.getTime() + linkLifeMs[kind]),
  sentAt: [...before, at],
});

/** Undefined: enough were sent. */
export const nextLink = (kind: LinkKind, before: Link | undefined, token: SealedToken, at: Date) => {
  const recent = (before?.sentAt ?? []).filter((sent) => at.getTime() - sent.getTime() < sentWithinMs);
  return recent.length < maxSent ? newLink(kind, token, at, recent) : undefined;
};

export const opens = (link: Link | undefined, hash: string, at: Date): boolean =>
  link?.hash === hash && at < link.expiresAt;
