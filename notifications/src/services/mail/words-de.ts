import { changeRows, orderRows, type RowNames } from './rows.ts';
import type { Words } from './words.ts';

const names: RowNames = {
  order: 'Bestellung',
  event: 'Veranstaltung',
  when: 'Wann',
  where: 'Wo',
  tickets: 'Karten',
  total: 'Summe',
  before: 'bisher',
  now: 'jetzt',
};
const rowsOf = orderRows(names);
const changedRows = changeRows(names);

const order = (path: string) => ({ text: 'Zur Bestellung', path });
const ifNotYou = 'Wenn Sie das nicht waren, ist nichts zu tun: Es ändert sich nichts.';

export const german: Words = {
  kinds: {
    welcome: ({ until, path }) => ({
      subject: 'Willkommen bei Ticketing: Bitte bestätigen Sie Ihre Adresse',
      heading: 'Willkommen bei Ticketing',
      paragraphs: [
        'Bestätigen Sie, dass diese Adresse Ihnen gehört, damit Ihre Karten Sie erreichen und Sie verkaufen können.',
      ],
      rows: [['Gültig bis', until]],
      action: { text: 'Adresse bestätigen', path },
      closing: [ifNotYou],
    }),
    confirm: ({ until, path }) => ({
      subject: 'Bitte bestätigen Sie Ihre Adresse',
      heading: 'Bestätigen Sie Ihre Adresse',
      paragraphs: ['Sie haben einen neuen Link angefordert. Der bisherige gilt nicht mehr.'],
      rows: [['Gültig bis', until]],
      action: { text: 'Adresse bestätigen', path },
      closing: [ifNotYou],
    }),
    reset: ({ until, path }) => ({
      subject: 'Neues Passwort wählen',
      heading: 'Neues Passwort wählen',
      paragraphs: ['Jemand, vermutlich Sie, hat das Passwort dieses Kontos vergessen.'],
      rows: [['Einmal gültig, bis', until]],
      action: { text: 'Passwort wählen', path },
      closing: ['Wenn Sie das nicht waren, ist nichts zu tun: Ihr Passwort bleibt, wie es ist.'],
    }),
    'password-changed': () => ({
      subject: 'Ihr Passwort wurde geändert',
      heading: 'Ihr Passwort wurde geändert',
      paragraphs: ['Alle anderen Geräte wurden abgemeldet.'],
      rows: [],
      action: { text: 'Das war ich nicht', path: '/auth/forgot' },
    }),
    'sessions-ended': () => ({
      subject: 'Sie wurden überall abgemeldet',
      heading: 'Sie wurden überall abgemeldet',
      paragraphs: ['Alle Geräte, die in Ihrem Konto angemeldet waren, wurden wie gewünscht abgemeldet.'],
      rows: [],
      action: { text: 'Neues Passwort wählen', path: '/auth/forgot' },
      closing: ['Wenn Sie das nicht waren, wählen Sie ein neues Passwort.'],
    }),
    'hold-ending': (filled) => ({
      subject: `Ihre Karten für ${filled.title} sind reserviert bis ${filled.until}`,
      heading: 'Ihre Reservierung endet gleich',
      paragraphs: [`Bezahlen Sie bis ${filled.until}, sonst werden die Karten wieder verkauft.`],
      rows: rowsOf(filled),
      action: { text: 'Jetzt bezahlen', path: filled.path },
    }),
    paid: (filled) => ({
      subject: `Ihre Quittung für ${filled.title}`,
      heading: 'Danke für Ihre Bestellung',
      paragraphs: ['Ihre Zahlung ist angekommen, die Karten gehören Ihnen. Diese Mail ist Ihre Quittung.'],
      rows: rowsOf(filled),
      action: order(filled.path),
      closing: ['Die angehängte Datei trägt die Veranstaltung in Ihren Kalender ein.'],
    }),
    expired: (filled) => ({
      subject: `Ihre Reservierung für ${filled.title} ist abgelaufen`,
      heading: 'Ihre Reservierung ist abgelaufen',
      paragraphs: [
        'Sie wurde nicht rechtzeitig bezahlt, die Karten werden wieder verkauft. Es wurde kein Geld abgebucht.',
      ],
      rows: rowsOf(filled),
      action: order(filled.path),
    }),
    cancelled: (filled) => ({
      subject: `Ihre Bestellung für ${filled.title} wurde storniert`,
      heading: 'Ihre Bestellung wurde storniert',
      paragraphs: ['Sie haben sie vor der Zahlung storniert. Es wurde kein Geld abgebucht.'],
      rows: rowsOf(filled),
      action: order(filled.path),
    }),
    'payment-failed': (filled) => ({
      subject: `Die Zahlung für ${filled.title} ist fehlgeschlagen`,
      heading: 'Ihre Zahlung ist fehlgeschlagen',
      paragraphs: [
        'Ihre Bank hat die Abbuchung nicht zugelassen. Die Bestellung wurde storniert, die Karten werden wieder verkauft. Ein vorgemerkter Betrag wird wieder frei.',
      ],
      rows: rowsOf(filled),
      action: order(filled.path),
    }),
    refunded: (filled) => ({
      subject: `Ihr Geld für ${filled.title} ist auf dem Rückweg`,
      heading: 'Ihre Bestellung wurde erstattet',
      paragraphs: [
        `${filled.total} gehen auf die Karte zurück, mit der Sie bezahlt haben. Banken brauchen bis zu zehn Tage. Die Eintrittskarten gelten nicht mehr.`,
      ],
      rows: rowsOf(filled),
      action: order(filled.path),
    }),
    'listing-changed': (filled) => ({
      subject: `${filled.title}: neuer Termin oder Ort`,
      heading: 'Ihre Veranstaltung hat sich geändert',
      paragraphs: [
        `Bitte lesen Sie, was sich bei ${filled.title} ändert. Ihre Karten bleiben gültig. Wenn Sie nicht kommen können, bitten Sie den Verkäufer um Erstattung.`,
      ],
      rows: changedRows(filled),
      action: order(filled.path),
    }),
    'listing-withdrawn': (filled) => ({
      subject: `${filled.title} wurde vom Verkäufer zurückgezogen`,
      heading: 'Ihre Veranstaltung wurde zurückgezogen',
      paragraphs: [
        `Der Verkäufer verkauft keine Karten mehr für ${filled.title}. Ihre Bestellung besteht weiter, und es ist kein Geld geflossen. Fragen Sie den Verkäufer, ob die Veranstaltung stattfindet, und bitten Sie um Erstattung, wenn nicht.`,
      ],
      rows: rowsOf(filled),
      action: order(filled.path),
    }),
    'day-before': (filled) => ({
      subject: `Morgen: ${filled.title}`,
      heading: 'Bald ist es so weit',
      paragraphs: [`Ihre Karten für ${filled.title} liegen bereit.`],
      rows: rowsOf(filled),
      action: { text: 'Zu den Karten', path: filled.path },
    }),
    'webhook-switched-off': ({ url, path }) => ({
      subject: 'Ihr Webhook wurde abgeschaltet',
      heading: 'Ihr Webhook wurde abgeschaltet',
      paragraphs: [
        'Seine Adresse gibt es nicht mehr, oder sie hat drei Tage lang nichts angenommen. Dorthin wird nichts mehr geschickt, bis Sie ihn wieder einschalten.',
      ],
      rows: [['Adresse', url]],
      action: { text: 'Webhook öffnen', path },
    }),
    'sales-digest': ({ sales, saleCount }) => ({
      subject: `Ihre Verkäufe: ${saleCount} ${saleCount === 1 ? 'Bestellung' : 'Bestellungen'}`,
      heading: 'Ihre Verkäufe',
      paragraphs: ['Seit der letzten Mail:'],
      rows: sales.map(({ title, number, quantity, total, isRefunded }) => [
        isRefunded ? `Erstattet ${number}` : `Verkauft ${number}`,
        `${quantity} × ${title}, ${total}`,
      ]),
      ...(saleCount > sales.length
        ? { closing: [`… ${saleCount - sales.length} weitere, in der Web-App zu sehen.`] }
        : {}),
      action: { text: 'Zu Ihren Verkäufen', path: '/account' },
    }),
  },
  why: {
    account: 'Sie bekommen diese Mail wegen Ihres Kontos bei Ticketing.',
    purchase: 'Sie bekommen diese Mail, weil Sie bei Ticketing bestellt haben.',
    holder: 'Sie bekommen diese Mail, weil Sie Karten oder eine Reservierung bei Ticketing haben.',
    seller: 'Sie bekommen diese Mail, weil Sie bei Ticketing verkaufen.',
  },
  unsubscribe: 'Keine Mails dieser Art mehr',
};
