import { inEach } from './texts.ts';

/** The pages that a link in a mail opens, and the one that asks for it. */
export const links = inEach({
  forgotTitle: { en: 'Forgot your password?', de: 'Passwort vergessen?' },
  forgotText: {
    en: 'We send a link to your e-mail address that lets you set a new one.',
    de: 'Wir schicken einen Link an deine E-Mail-Adresse, mit dem du ein neues setzt.',
  },
  send: { en: 'Send the link', de: 'Link schicken' },
  sending: { en: 'Sending …', de: 'Wird geschickt …' },
  sentTitle: { en: 'Look into your mail', de: 'Schau in deine Post' },
  sentText: {
    en: 'If there is an account with that address, a link is on its way. It works once, for half an hour.',
    de: 'Wenn es ein Konto mit dieser Adresse gibt, ist ein Link unterwegs. Er gilt einmal, eine halbe Stunde lang.',
  },
  sentNext: {
    en: 'Nothing there after a few minutes? Look among the spam, or ask again.',
    de: 'Nach ein paar Minuten nichts da? Sieh im Spam nach, oder fordere ihn noch einmal an.',
  },
  askAgain: { en: 'Ask again', de: 'Noch einmal anfordern' },
  resetTitle: { en: 'Set a new password', de: 'Neues Passwort setzen' },
  resetText: {
    en: 'After that you are signed out everywhere.',
    de: 'Danach bist du überall abgemeldet.',
  },
  reset: { en: 'Set password', de: 'Passwort setzen' },
  resetDoneTitle: { en: 'Your password is set', de: 'Dein Passwort ist gesetzt' },
  resetDoneText: {
    en: 'Every session has ended. Sign in with the new password.',
    de: 'Alle Sitzungen sind beendet. Melde dich mit dem neuen Passwort an.',
  },
  noToken: {
    en: 'Open this page by the link in the mail. A link works once, and only the newest one.',
    de: 'Öffne diese Seite mit dem Link in der Mail. Ein Link gilt einmal, und nur der neueste.',
  },
  confirmTitle: { en: 'Confirm your address', de: 'Adresse bestätigen' },
  confirmText: {
    en: 'One click, and we know that this e-mail address is yours.',
    de: 'Ein Klick, und wir wissen, dass diese E-Mail-Adresse deine ist.',
  },
  confirm: { en: 'Confirm', de: 'Bestätigen' },
  confirmedTitle: { en: 'Your address is confirmed', de: 'Deine Adresse ist bestätigt' },
  confirmedText: { en: 'There is nothing else to do.', de: 'Mehr ist nicht zu tun.' },
  toAccount: { en: 'To your account', de: 'Zu deinem Konto' },
});
