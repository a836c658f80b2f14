import { inEach } from './texts.ts';

export const notifications = inEach({
  title: { en: 'Messages', de: 'Nachrichten' },
  none: { en: 'Nothing yet', de: 'Noch nichts' },
  noneNext: {
    en: 'What happens to your orders and your listings appears here.',
    de: 'Was mit deinen Bestellungen und Angeboten geschieht, steht hier.',
  },
  browse: { en: 'See all tickets', de: 'Alle Tickets ansehen' },
  readAll: { en: 'Mark all as read', de: 'Alle als gelesen markieren' },
  unread: { en: 'unread', de: 'ungelesen' },
  next: { en: 'Older messages', de: 'Ältere Nachrichten' },
  open: { en: 'Look', de: 'Ansehen' },
  down: {
    en: 'Messages cannot be shown right now. Your orders and listings are not affected.',
    de: 'Nachrichten können gerade nicht gezeigt werden. Deine Bestellungen und Angebote betrifft das nicht.',
  },
  kinds: {
    reserved: {
      title: { en: 'Reserved', de: 'Reserviert' },
      text: {
        en: 'Your tickets are held. Pay before the hold ends.',
        de: 'Deine Tickets sind reserviert. Bezahle, bevor die Reservierung endet.',
      },
    },
    'hold-ending': {
      title: { en: 'Five minutes left', de: 'Noch fünf Minuten' },
      text: {
        en: 'The hold ends soon. Pay now or take more time.',
        de: 'Die Reservierung endet bald. Bezahle jetzt oder nimm dir mehr Zeit.',
      },
    },
    paid: {
      title: { en: 'Paid', de: 'Bezahlt' },
      text: {
        en: 'The tickets are yours. The receipt is in your mail.',
        de: 'Die Tickets gehören dir. Der Beleg ist in deiner Post.',
      },
    },
    expired: {
      title: { en: 'Hold ended', de: 'Reservierung abgelaufen' },
      text: {
        en: 'It was not paid in time. No money moved.',
        de: 'Es wurde nicht rechtzeitig bezahlt. Es ist kein Geld geflossen.',
      },
    },
    cancelled: {
      title: { en: 'Cancelled', de: 'Storniert' },
      text: {
        en: 'You cancelled this order. No money moved.',
        de: 'Du hast diese Bestellung storniert. Es ist kein Geld geflossen.',
      },
    },
    'payment-failed': {
      title: { en: 'Payment failed', de: 'Zahlung gescheitert' },
      text: {
        en: 'The order is cancelled. No money moved.',
        de: 'Die Bestellung ist storniert. Es ist kein Geld geflossen.',
      },
    },
    refunded: {
      title: { en: 'Refunded', de: 'Erstattet' },
      text: {
        en: 'The money is on its way back to your card.',
        de: 'Das Geld ist auf dem Weg zurück auf deine Karte.',
      },
    },
    'listing-changed': {
      title: { en: 'Date or place changed', de: 'Termin oder Ort geändert' },
      text: {
        en: 'Your tickets are good for the new date and place.',
        de: 'Deine Tickets gelten für den neuen Termin und Ort.',
      },
    },
    'listing-withdrawn': {
      title: { en: 'No longer on sale', de: 'Nicht mehr im Verkauf' },
      text: {
        en: 'The seller withdrew the listing. Look at your order.',
        de: 'Das Angebot wurde zurückgezogen. Sieh dir deine Bestellung an.',
      },
    },
    'listing-cancelled': {
      title: { en: 'The event is cancelled', de: 'Die Veranstaltung ist abgesagt' },
      text: {
        en: 'It does not take place. You get your money back.',
        de: 'Sie findet nicht statt. Du bekommst dein Geld zurück.',
      },
    },
    'event-cancelled': {
      title: { en: 'The event was cancelled', de: 'Die Veranstaltung wurde abgesagt' },
      text: {
        en: 'Your hold ended with it. You were not charged.',
        de: 'Deine Reservierung endete damit. Es wurde nichts abgebucht.',
      },
    },
    'listing-cancelled-by-admin': {
      title: { en: 'We cancelled your event', de: 'Wir haben deine Veranstaltung abgesagt' },
      text: {
        en: 'All who have paid get their money back.',
        de: 'Alle, die bezahlt haben, bekommen ihr Geld zurück.',
      },
    },
    'listing-withdrawn-by-admin': {
      title: { en: 'We withdrew your listing', de: 'Wir haben dein Angebot zurückgezogen' },
      text: {
        en: 'It is no longer on sale. What was bought stands.',
        de: 'Es ist nicht mehr im Verkauf. Was gekauft wurde, gilt.',
      },
    },
    sold: {
      title: { en: 'Sold', de: 'Verkauft' },
      text: { en: 'Somebody paid for your tickets.', de: 'Jemand hat deine Tickets bezahlt.' },
    },
    'sale-refunded': {
      title: { en: 'Sale refunded', de: 'Verkauf erstattet' },
      text: { en: 'The seats are on sale again.', de: 'Die Plätze sind wieder im Verkauf.' },
    },
    'pass-given': {
      title: { en: 'Ticket given away', de: 'Ticket verschenkt' },
      text: {
        en: 'It is on its way by mail. The code that you had is good no longer.',
        de: 'Es ist per Mail unterwegs. Der Code, den du hattest, gilt nicht mehr.',
      },
    },
    'webhook-switched-off': {
      title: { en: 'Webhook switched off', de: 'Webhook abgeschaltet' },
      text: {
        en: 'Its address did not accept what we sent.',
        de: 'Seine Adresse hat nicht angenommen, was wir schickten.',
      },
    },
  },
});

export type NoticeKind = keyof typeof notifications.en.kinds;
