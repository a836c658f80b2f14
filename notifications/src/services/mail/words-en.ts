import type { Filled } from './letter.ts';
import { changeRows, endedRows, orderRows, type RowNames } from './rows.ts';
import type { Words } from './words.ts';

const names: RowNames = {
  order: 'Order',
  event: 'Event',
  when: 'When',
  where: 'Where',
  tickets: 'Tickets',
  total: 'Total',
  reason: 'Reason',
  before: 'before',
  now: 'now',
};
const rowsOf = orderRows(names);
const changedRows = changeRows(names);
const rowsOfEnded = endedRows(names);

const order = (path: string) => ({ text: 'Open the order', path });
const ifNotYou = 'If this was not you, ignore this mail: nothing changes.';

const attached = ({ passCount }: Filled) =>
  passCount === 0
    ? []
    : [
        `${passCount === 1 ? 'Your ticket is' : `Your ${passCount} tickets are`} attached as a PDF. Who has a copy has your seat: to give one away, use “Give to a friend” in the order.`,
      ];

export const english: Words = {
  kinds: {
    welcome: ({ until, path }) => ({
      subject: 'Welcome to Ticketing: please confirm your address',
      heading: 'Welcome to Ticketing',
      paragraphs: ['Confirm that this address is yours, so that your tickets reach you and you can sell.'],
      rows: [['Good until', until]],
      action: { text: 'Confirm the address', path },
      closing: [ifNotYou],
    }),
    confirm: ({ until, path }) => ({
      subject: 'Please confirm your address',
      heading: 'Confirm your address',
      paragraphs: ['You asked for a new link. The one of before is good no longer.'],
      rows: [['Good until', until]],
      action: { text: 'Confirm the address', path },
      closing: [ifNotYou],
    }),
    reset: ({ until, path }) => ({
      subject: 'Choose a new password',
      heading: 'Choose a new password',
      paragraphs: ['Somebody, probably you, forgot the password of this account.'],
      rows: [['Good once, until', until]],
      action: { text: 'Choose a password', path },
      closing: ['If this was not you, ignore this mail: your password stays as it is.'],
    }),
    'password-changed': () => ({
      subject: 'Your password was changed',
      heading: 'Your password was changed',
      paragraphs: ['All other devices were signed out.'],
      rows: [],
      action: { text: 'That was not me', path: '/auth/forgot' },
    }),
    'sessions-ended': () => ({
      subject: 'You were signed out everywhere',
      heading: 'You were signed out everywhere',
      paragraphs: ['All devices that were signed in to your account have been signed out, as was asked for.'],
      rows: [],
      action: { text: 'Choose a new password', path: '/auth/forgot' },
      closing: ['If this was not you, choose a new password.'],
    }),
    'hold-ending': (filled) => ({
      subject: `Your tickets for ${filled.title} are held until ${filled.until}`,
      heading: 'Your reservation is about to end',
      paragraphs: [`Pay until ${filled.until}, or the tickets go back on sale.`],
      rows: rowsOf(filled),
      action: { text: 'Pay now', path: filled.path },
    }),
    paid: (filled) => ({
      subject: `Your receipt for ${filled.title}`,
      heading: 'Thank you for your order',
      paragraphs: ['Your payment has arrived and the tickets are yours. This mail is your receipt.'],
      rows: rowsOf(filled),
      action: order(filled.path),
      closing: [...attached(filled), 'The attached file puts the event into your calendar.'],
    }),
    'pass-received': (filled) => ({
      subject: `A ticket for you: ${filled.title}`,
      heading: 'Somebody gave you a ticket',
      paragraphs: [
        `${filled.giver || 'Somebody who knows your address'} gave you a ticket for ${filled.title}. It is attached as a PDF. Show its code at the door, on paper or on your phone.`,
      ],
      rows: rowsOf(filled),
      action: { text: 'Open the ticket', path: filled.path },
      closing: ['You need no account. Keep this mail to yourself: who has a copy of the code has your seat.'],
    }),
    expired: (filled) => ({
      subject: `Your reservation for ${filled.title} has ended`,
      heading: 'Your reservation has ended',
      paragraphs: ['It was not paid in time, so the tickets are on sale again. No money was taken.'],
      rows: rowsOf(filled),
      action: order(filled.path),
    }),
    cancelled: (filled) => ({
      subject: `Your order for ${filled.title} was cancelled`,
      heading: 'Your order was cancelled',
      paragraphs: ['You cancelled it before it was paid. No money was taken.'],
      rows: rowsOf(filled),
      action: order(filled.path),
    }),
    'event-cancelled': (filled) => ({
      subject: `${filled.title} was cancelled: you were not charged`,
      heading: 'The event was cancelled',
      paragraphs: [
        `${filled.title} does not take place, so your reservation has ended. You had not paid yet, and no money was taken.`,
      ],
      rows: rowsOf(filled),
      action: order(filled.path),
    }),
    'payment-failed': (filled) => ({
      subject: `The payment for ${filled.title} failed`,
      heading: 'Your payment failed',
      paragraphs: [
        'Your bank did not let us take the money, so the order was cancelled and the tickets are on sale again. An amount that was set aside is free again.',
      ],
      rows: rowsOf(filled),
      action: order(filled.path),
    }),
    refunded: (filled) => ({
      subject: `Your money for ${filled.title} is on its way back`,
      heading: 'Your order was refunded',
      paragraphs: [
        `${filled.total} go back to the card that you paid with. Banks take up to ten days. The tickets are good no longer.`,
      ],
      rows: rowsOf(filled),
      action: order(filled.path),
    }),
    'listing-changed': (filled) => ({
      subject: `${filled.title} has a new date or place`,
      heading: 'Your event has changed',
      paragraphs: [
        `Please read what is new about ${filled.title}. Your tickets stay good. If you cannot come, ask the seller for a refund.`,
      ],
      rows: changedRows(filled),
      action: order(filled.path),
    }),
    'listing-withdrawn': (filled) => ({
      subject: `${filled.title} was withdrawn from sale`,
      heading: 'Your event was withdrawn',
      paragraphs: [
        `No more tickets are sold for ${filled.title}. Your order stands, and no money has moved. Ask the seller whether the event takes place, and for a refund if it does not.`,
      ],
      rows: rowsOf(filled),
      action: order(filled.path),
    }),
    'listing-cancelled': (filled) => ({
      subject: `${filled.title} does not take place: you get your money back`,
      heading: 'Your event was cancelled',
      paragraphs: [
        `${filled.title} does not take place. You get your money back without asking: what you paid goes to the card that you paid with. Banks take up to ten days. The tickets are good no longer.`,
      ],
      rows: rowsOfEnded(filled),
      action: order(filled.path),
    }),
    'listing-cancelled-by-admin': (filled) => ({
      subject: `Your event ${filled.title} was cancelled by us`,
      heading: 'We cancelled your event',
      paragraphs: [
        `An administrator cancelled ${filled.title}. It is no longer sold, and all who have paid get their money back. They were informed.`,
      ],
      rows: rowsOfEnded(filled),
      action: { text: 'Open the listing', path: filled.path },
    }),
    'listing-withdrawn-by-admin': (filled) => ({
      subject: `Your listing ${filled.title} was withdrawn`,
      heading: 'Your listing was withdrawn',
      paragraphs: [
        `An administrator withdrew ${filled.title}. No more tickets are sold for it. What was bought stands, and who has tickets was informed.`,
      ],
      rows: rowsOfEnded(filled),
      action: { text: 'Open the listing', path: filled.path },
    }),
    'day-before': (filled) => ({
      subject: `Tomorrow: ${filled.title}`,
      heading: 'It is almost time',
      paragraphs: [`Your tickets for ${filled.title} are ready.`],
      rows: rowsOf(filled),
      action: { text: 'Open the tickets', path: filled.path },
      closing: attached(filled),
    }),
    'webhook-switched-off': ({ url, path }) => ({
      subject: 'Your webhook was switched off',
      heading: 'Your webhook was switched off',
      paragraphs: [
        'Its address said that it is gone, or accepted nothing for three days. Nothing more is sent there until you switch it on again.',
      ],
      rows: [['Address', url]],
      action: { text: 'Open the webhook', path },
    }),
    'sales-digest': ({ sales, saleCount }) => ({
      subject: `Your sales: ${saleCount} ${saleCount === 1 ? 'order' : 'orders'}`,
      heading: 'Your sales',
      paragraphs: ['Since the last mail:'],
      rows: sales.map(({ title, number, quantity, total, isRefunded }) => [
        isRefunded ? `Refunded ${number}` : `Sold ${number}`,
        `${quantity} × ${title}, ${total}`,
      ]),
      ...(saleCount > sales.length
        ? { closing: [`… ${saleCount - sales.length} more, shown in the web app.`] }
        : {}),
      action: { text: 'Open your sales', path: '/account' },
    }),
  },
  why: {
    account: 'You get this mail because of your account at Ticketing.',
    purchase: 'You get this mail because you ordered at Ticketing.',
    holder: 'You get this mail because you have tickets or a reservation at Ticketing.',
    friend: 'You get this mail because somebody gave you a ticket at Ticketing.',
    seller: 'You get this mail because you sell at Ticketing.',
  },
  unsubscribe: 'No more mails of this kind',
};
