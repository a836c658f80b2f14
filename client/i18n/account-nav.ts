import { inEach } from './texts.ts';

export const accountNav = inEach({
  sections: { en: 'Account', de: 'Konto' },
  account: { en: 'Profile', de: 'Profil' },
  notifications: { en: 'Messages', de: 'Nachrichten' },
  preferences: { en: 'E-mails', de: 'E-Mails' },
  webhooks: { en: 'Webhooks', de: 'Webhooks' },
});
