import type { Filled } from './letter.ts';
import { changeRows, endedRows, orderRows, type RowNames } from './rows.ts';
import type { Words } from './words.ts';

const names: RowNames = {
  order: 'Bestellung',
  event: 'Veranstaltung',
  when: 'Wann',
  where: 'Wo',
  tickets: 'Tickets',
  total: 'Summe',
  reason: 'Grund',
  before: 'bisher',
  now: 'jetzt',
};
const rowsOf = orderRows(names);
const changedRows = changeRows(names);
const rowsOfEnded = endedRows(names);

const order = (path: string) => ({ text: 'Zur Bestellung', path });
const ifNotYou = 'Wenn du das nicht warst, ist nichts zu tun: Es ändert sich nichts.';

const attached = ({ passCount }: Filled) =>
  passCount === 0
    ? []
    : [
        `${passCount === 1 ? 'Dein Ticket liegt' : `Deine ${passCount} Tickets liegen`} als PDF bei. Wer eine Kopie hat, hat deinen Platz: Willst du eines weitergeben, nimm „Weitergeben“ in der Bestellung.`,
      ];

export const german: Words = {
  kinds: {
    welcome: ({ until, path }) => ({
      subject: 'Willkommen bei Ticketing: Bitte bestätige deine Adresse',
      heading: 'Willkommen bei Ticketing',
      paragraphs: [
        'Bestätige, dass diese Adresse dir gehört, damit deine Tickets dich erreichen und du verkaufen kannst.',
      ],
      rows: [['Gültig bis', until]],
      action: { text: 'Adresse bestätigen', path },
      closing: [ifNotYou],
    }),
    confirm: ({ until, path }) => ({
      subject: 'Bitte bestätige deine Adresse',
      heading: 'Bestätige deine Adresse',
      paragraphs: ['Du hast einen neuen Link angefordert. Der bisherige gilt nicht mehr.'],
      rows: [['Gültig bis', until]],
      action: { text: 'Adresse bestätigen', path },
      closing: [ifNotYou],
    }),
    reset: ({ until, path }) => ({
      subject: 'Neues Passwort wählen',
      heading: 'Neues Passwort wählen',
      paragraphs: ['Jemand, vermutlich du, hat das Passwort dieses Kontos vergessen.'],
      rows: [['Einmal gültig, bis', until]],
      action: { text: 'Passwort wählen', path },
      closing: ['Wenn du das nicht warst, ist nichts zu tun: Dein Passwort bleibt, wie es ist.'],
    }),
    'password-changed': () => ({
      subject: 'Dein Passwort wurde geändert',
      heading: 'Dein Passwort wurde geändert',
      paragraphs: ['Alle anderen Geräte wurden abgemeldet.'],
      rows: [],
      action: { text: 'Das war ich nicht', path: '/auth/forgot' },
    }),
    'sessions-ended': () => ({
      subject: 'Du wurdest überall abgemeldet',
      heading: 'Du wurdest überall abgemeldet',
      paragraphs: ['Alle Geräte, die in deinem Konto angemeldet waren, wurden wie gewünscht abgemeldet.'],
      rows: [],
      action: { text: 'Neues Passwort wählen', path: '/auth/forgot' },
      closing: ['Wenn du das nicht warst, wähle ein neues Passwort.'],
    }),
    'hold-ending': (filled) => ({
      subject: `Deine Tickets für ${filled.title} sind reserviert bis ${filled.until}`,
      heading: 'Deine Reservierung endet gleich',
      paragraphs: [`Bezahle bis ${filled.until}, sonst werden die Tickets wieder verkauft.`],
      rows: rowsOf(filled),
      action: { text: 'Jetzt bezahlen', path: filled.path },
    }),
    paid: (filled) => ({
      subject: `Deine Quittung für ${filled.title}`,
      heading: 'Danke für deine Bestellung',
      paragraphs: ['Deine Zahlung ist angekommen, die Tickets gehören dir. Diese Mail ist deine Quittung.'],
      rows: rowsOf(filled),
      action: order(filled.path),
      closing: [...attached(filled), 'Die angehängte Datei trägt die Veranstaltung in deinen Kalender ein.'],
    }),
    'pass-received': (filled) => ({
      subject: `Ein Ticket für dich: ${filled.title}`,
      heading: 'Du hast ein Ticket bekommen',
      paragraphs: [
        `${filled.giver || 'Jemand, der deine Adresse kennt,'} hat dir ein Ticket für ${filled.title} geschenkt. Es liegt als PDF bei. Zeig seinen Code am Einlass, auf Papier oder auf dem Telefon.`,
      ],
      rows: rowsOf(filled),
      action: { text: 'Ticket öffnen', path: filled.path },
      closing: [
        'Du brauchst kein Konto. Behalte diese Mail für dich: Wer eine Kopie des Codes hat, hat deinen Platz.',
      ],
    }),
    expired: (filled) => ({
      subject: `Deine Reservierung für ${filled.title} ist abgelaufen`,
      heading: 'Deine Reservierung ist abgelaufen',
      paragraphs: [
        'Sie wurde nicht rechtzeitig bezahlt, die Tickets werden wieder verkauft. Es wurde kein Geld abgebucht.',
      ],
      rows: rowsOf(filled),
      action: order(filled.path),
    }),
    cancelled: (filled) => ({
      subject: `Deine Bestellung für ${filled.title} wurde storniert`,
      heading: 'Deine Bestellung wurde storniert',
      paragraphs: ['Du hast sie vor der Zahlung storniert. Es wurde kein Geld abgebucht.'],
      rows: rowsOf(filled),
      action: order(filled.path),
    }),
    'event-cancelled': (filled) => ({
      subject: `${filled.title} ist abgesagt: Es wurde nichts abgebucht`,
      heading: 'Die Veranstaltung ist abgesagt',
      paragraphs: [
        `${filled.title} findet nicht statt, deine Reservierung ist damit beendet. Du hattest noch nicht bezahlt, es wurde kein Geld abgebucht.`,
      ],
      rows: rowsOf(filled),
      action: order(filled.path),
    }),
    'payment-failed': (filled) => ({
      subject: `Die Zahlung für ${filled.title} ist fehlgeschlagen`,
      heading: 'Deine Zahlung ist fehlgeschlagen',
      paragraphs: [
        'Deine Bank hat die Abbuchung nicht zugelassen. Die Bestellung wurde storniert, die Tickets werden wieder verkauft. Ein vorgemerkter Betrag wird wieder frei.',
      ],
      rows: rowsOf(filled),
      action: order(filled.path),
    }),
    refunded: (filled) => ({
      subject: `Dein Geld für ${filled.title} ist auf dem Rückweg`,
      heading: 'Deine Bestellung wurde erstattet',
      paragraphs: [
        `${filled.total} gehen auf die Karte zurück, mit der du bezahlt hast. Banken brauchen bis zu zehn Tage. Die Tickets gelten nicht mehr.`,
      ],
      rows: rowsOf(filled),
      action: order(filled.path),
    }),
    'listing-changed': (filled) => ({
      subject: `${filled.title}: neuer Termin oder Ort`,
      heading: 'Deine Veranstaltung hat sich geändert',
      paragraphs: [
        `Bitte lies, was sich bei ${filled.title} ändert. Deine Tickets bleiben gültig. Wenn du nicht kommen kannst, bitte den Verkäufer um Erstattung.`,
      ],
      rows: changedRows(filled),
      action: order(filled.path),
    }),
    'listing-withdrawn': (filled) => ({
      subject: `${filled.title} wird nicht mehr verkauft`,
      heading: 'Deine Veranstaltung wurde zurückgezogen',
      paragraphs: [
        `Für ${filled.title} werden keine Tickets mehr verkauft. Deine Bestellung besteht weiter, und es ist kein Geld geflossen. Frag den Verkäufer, ob die Veranstaltung stattfindet, und bitte um Erstattung, wenn nicht.`,
      ],
      rows: rowsOf(filled),
      action: order(filled.path),
    }),
    'listing-cancelled': (filled) => ({
      subject: `${filled.title} findet nicht statt: Du bekommst dein Geld zurück`,
      heading: 'Deine Veranstaltung ist abgesagt',
      paragraphs: [
        `${filled.title} findet nicht statt. Du bekommst dein Geld zurück und musst nichts tun: Was du bezahlt hast, geht auf die Karte zurück, mit der du bezahlt hast. Banken brauchen bis zu zehn Tage. Die Tickets gelten nicht mehr.`,
      ],
      rows: rowsOfEnded(filled),
      action: order(filled.path),
    }),
    'listing-cancelled-by-admin': (filled) => ({
      subject: `Wir haben deine Veranstaltung ${filled.title} abgesagt`,
      heading: 'Wir haben deine Veranstaltung abgesagt',
      paragraphs: [
        `Ein Administrator hat ${filled.title} abgesagt. Dafür wird nichts mehr verkauft, und alle, die bezahlt haben, bekommen ihr Geld zurück. Sie wurden benachrichtigt.`,
      ],
      rows: rowsOfEnded(filled),
      action: { text: 'Zum Angebot', path: filled.path },
    }),
    'listing-withdrawn-by-admin': (filled) => ({
      subject: `Dein Angebot ${filled.title} wurde zurückgezogen`,
      heading: 'Dein Angebot wurde zurückgezogen',
      paragraphs: [
        `Ein Administrator hat ${filled.title} zurückgezogen. Dafür werden keine Tickets mehr verkauft. Was gekauft wurde, bleibt bestehen, und wer Tickets hat, wurde benachrichtigt.`,
      ],
      rows: rowsOfEnded(filled),
      action: { text: 'Zum Angebot', path: filled.path },
    }),
    'day-before': (filled) => ({
      subject: `Morgen: ${filled.title}`,
      heading: 'Bald ist es so weit',
      paragraphs: [`Deine Tickets für ${filled.title} liegen bereit.`],
      rows: rowsOf(filled),
      action: { text: 'Zu den Tickets', path: filled.path },
      closing: attached(filled),
    }),
    'webhook-switched-off': ({ url, path }) => ({
      subject: 'Dein Webhook wurde abgeschaltet',
      heading: 'Dein Webhook wurde abgeschaltet',
      paragraphs: [
        'Seine Adresse gibt es nicht mehr, oder sie hat drei Tage lang nichts angenommen. Dorthin wird nichts mehr geschickt, bis du ihn wieder einschaltest.',
      ],
      rows: [['Adresse', url]],
      action: { text: 'Webhook öffnen', path },
    }),
    'sales-digest': ({ sales, saleCount }) => ({
      subject: `Deine Verkäufe: ${saleCount} ${saleCount === 1 ? 'Bestellung' : 'Bestellungen'}`,
      heading: 'Deine Verkäufe',
      paragraphs: ['Seit der letzten Mail:'],
      rows: sales.map(({ title, number, quantity, total, isRefunded }) => [
        isRefunded ? `Erstattet ${number}` : `Verkauft ${number}`,
        `${quantity} × ${title}, ${total}`,
      ]),
      ...(saleCount > sales.length
        ? { closing: [`… ${saleCount - sales.length} weitere, in der Web-App zu sehen.`] }
        : {}),
      action: { text: 'Zu deinen Verkäufen', path: '/account' },
    }),
  },
  why: {
    account: 'Du bekommst diese Mail wegen deines Kontos bei Ticketing.',
    purchase: 'Du bekommst diese Mail, weil du bei Ticketing bestellt hast.',
    holder: 'Du bekommst diese Mail, weil du Tickets oder eine Reservierung bei Ticketing hast.',
    friend: 'Du bekommst diese Mail, weil dir jemand bei Ticketing ein Ticket geschenkt hat.',
    seller: 'Du bekommst diese Mail, weil du bei Ticketing verkaufst.',
  },
  unsubscribe: 'Keine Mails dieser Art mehr',
};
