import { inEach } from './texts.ts';

export const adminLetters = inEach({
  what: {
    en: 'Events that a service gave up on. The orders, listings or accounts they are about may lag behind until they are sent again.',
    de: 'Ereignisse, die ein Dienst aufgegeben hat. Bestellungen, Angebote oder Konten, um die es geht, hinken vielleicht hinterher, bis sie noch einmal gesendet werden.',
  },
  none: { en: 'No dead letters. All events were applied.', de: 'Alle Ereignisse wurden angewendet.' },
  more: {
    en: (count: number) => `and ${count} older ones: choose a service.`,
    de: (count: number) => `und ${count} ältere: Bitte einen Dienst wählen.`,
  },
  attempts: {
    en: (count: number) => (count === 1 ? 'after 1 attempt' : `after ${count} attempts`),
    de: (count: number) => (count === 1 ? 'nach 1 Versuch' : `nach ${count} Versuchen`),
  },
  body: { en: 'Show the event', de: 'Ereignis zeigen' },
  replay: { en: 'Send again', de: 'Noch einmal senden' },
  replayAsks: {
    en: 'It goes to all who listen, which is harmless to those who had it.',
    de: 'Es geht an alle, die zuhören. Wer es schon hatte, dem schadet es nicht.',
  },
  replayYes: { en: 'Yes, send it again', de: 'Ja, noch einmal senden' },
  drop: { en: 'Drop', de: 'Verwerfen' },
  dropAsks: {
    en: 'It is closed for good and never applied.',
    de: 'Es wird endgültig geschlossen und nie angewendet.',
  },
  dropYes: { en: 'Yes, drop it', de: 'Ja, verwerfen' },
});
