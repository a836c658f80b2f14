import { inEach } from './texts.ts';

export const shell = inEach({
  brand: { en: 'Ticketing', de: 'Ticketing' },
  skip: { en: 'Skip to content', de: 'Zum Inhalt' },
  menu: { en: 'Menu', de: 'Menü' },
  navigation: { en: 'Main', de: 'Hauptmenü' },
  browse: { en: 'Browse', de: 'Stöbern' },
  sell: { en: 'Sell tickets', de: 'Verkaufen' },
  mine: { en: 'My listings', de: 'Meine Angebote' },
  orders: { en: 'My orders', de: 'Meine Bestellungen' },
  yourMenu: { en: 'Your menu', de: 'Dein Menü' },
  messages: { en: 'Messages', de: 'Nachrichten' },
  account: { en: 'Account', de: 'Konto' },
  admin: { en: 'Admin', de: 'Admin' },
  signIn: { en: 'Sign in', de: 'Anmelden' },
  signUp: { en: 'Sign up', de: 'Registrieren' },
  signOut: { en: 'Sign out', de: 'Abmelden' },
  accountDown: { en: 'Account unavailable', de: 'Konto nicht erreichbar' },
  foot: { en: 'Tickets from people, for people.', de: 'Tickets von Leuten für Leute.' },
  theme: { en: 'Light or dark', de: 'Hell oder dunkel' },
  otherLanguage: { en: 'Deutsch', de: 'English' },
  failed: { en: 'This part cannot be shown right now.', de: 'Dieser Teil kann gerade nicht gezeigt werden.' },
  failedNext: {
    en: 'The rest of the page works. Try again in a moment.',
    de: 'Der Rest der Seite funktioniert. Bitte gleich noch einmal versuchen.',
  },
  again: { en: 'Try again', de: 'Noch einmal' },
  wrongAddress: {
    en: 'This address asks for something that cannot be',
    de: 'Diese Adresse fragt nach etwas, das es nicht geben kann',
  },
  startOver: { en: 'Start over', de: 'Von vorn beginnen' },
  timeIn: { en: (city: string) => `${city} time`, de: (city: string) => `Zeit in ${city}` },
  request: { en: (id: string) => `Request ${id}`, de: (id: string) => `Anfrage ${id}` },
  errorSummary: { en: 'That did not work', de: 'Das hat nicht geklappt' },
  date: {
    en: ({ weekday, day, month, year, time }: Record<string, string>) =>
      `${weekday} ${day} ${month} ${year}, ${time}`,
    de: ({ weekday, day, month, year, time }: Record<string, string>) =>
      `${weekday} ${day}. ${month} ${year}, ${time} Uhr`,
  },
});
