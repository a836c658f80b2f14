import { inEach } from './texts.ts';

export const orderStates = inEach({
  status: {
    created: { en: 'Reserved', de: 'Reserviert' },
    'awaiting:payment': { en: 'Payment begun', de: 'Zahlung begonnen' },
    complete: { en: 'Paid', de: 'Bezahlt' },
    cancelled: { en: 'Cancelled', de: 'Storniert' },
    'refund:pending': { en: 'Refund on its way', de: 'Erstattung unterwegs' },
    refunded: { en: 'Refunded', de: 'Erstattet' },
  },
  expired: { en: 'Expired', de: 'Abgelaufen' },
  declined: { en: 'Card declined', de: 'Karte abgelehnt' },
});
