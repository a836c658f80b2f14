import { inEach } from './texts.ts';

export const adminAudit = inEach({
  what: {
    en: 'What admins did, written down before it was done. Nobody can change it here.',
    de: 'Was Admins taten, aufgeschrieben, bevor es geschah. Ändern lässt es sich hier nicht.',
  },
  csv: { en: 'Download as CSV', de: 'Als CSV herunterladen' },
  none: { en: 'Nothing is on record.', de: 'Nichts ist verzeichnet.' },
  ofOne: { en: 'By one admin.', de: 'Nur von einem Admin.' },
  ofAll: { en: 'Show those of all', de: 'Die von allen zeigen' },
  when: { en: 'When', de: 'Wann' },
  who: { en: 'Who', de: 'Wer' },
  asked: { en: 'What', de: 'Was' },
  answer: { en: 'Answer', de: 'Antwort' },
  unanswered: { en: 'none', de: 'keine' },
});
