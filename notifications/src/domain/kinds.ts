/** A person may switch off mails of the last three; what belongs to a purchase or an account always comes. */
export const optionalGroups = ['reminders', 'changes', 'sales'] as const;
export type OptionalGroup = (typeof optionalGroups)[number];

interface Rule {
  group: OptionalGroup | 'purchases';
  app: boolean;
  mail: 'now' | 'digest' | 'never';
}

/** All that people learn, and how. */
export const kinds = {
  welcome: { group: 'purchases', app: false, mail: 'now' },
  confirm: { group: 'purchases', app: false, mail: 'now' },
  reset: { group: 'purchases', app: false, mail: 'now' },
  'password-changed': { group: 'purchases', app: false, mail: 'now' },
  'sessions-ended': { group: 'purchases', app: false, mail: 'now' },
  'pass-received': { group: 'purchases', app: false, mail: 'now' },
  'pass-given': { group: 'purchases', app: true, mail: 'never' },
  reserved: { group: 'purchases', app: true, mail: 'never' },
  'hold-ending': { group: 'reminders', app: true, mail: 'now' },
  paid: { group: 'purchases', app: true, mail: 'now' },
  expired: { group: 'purchases', app: true, mail: 'now' },
  cancelled: { group: 'purchases', app: true, mail: 'now' },
  'event-cancelled': { group: 'purchases', app: true, mail: 'now' },
  'payment-failed': { group: 'purchases', app: true, mail: 'now' },
  refunded: { group: 'purchases', app: true, mail: 'now' },
  'listing-changed': { group: 'changes', app: true, mail: 'now' },
  'listing-withdrawn': { group: 'changes', app: true, mail: 'now' },
  'listing-cancelled': { group: 'purchases', app: true, mail: 'now' },
  'listing-cancelled-by-admin': { group: 'purchases', app: true, mail: 'now' },
  'listing-withdrawn-by-admin': { group: 'purchases', app: true, mail: 'now' },
  'day-before': { group: 'reminders', app: false, mail: 'now' },
  sold: { group: 'sales', app: true, mail: 'digest' },
  'sale-refunded': { group: 'sales', app: true, mail: 'digest' },
  'webhook-switched-off': { group: 'purchases', app: true, mail: 'now' },
  'sales-digest': { group: 'sales', app: false, mail: 'now' },
} as const satisfies Record<string, Rule>;

export type Kind = keyof typeof kinds;

/** The links that somebody asked for: they go also where mail came back, since they may put that right. */
export const linkKinds: readonly Kind[] = ['welcome', 'confirm', 'reset'];

/** Mailed on a person's behalf to an address that is not theirs. */
export const isForFriend = (kind: Kind): boolean => kind === 'pass-received';
