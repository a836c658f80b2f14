/** What notifications refuses; `#` stands for the number in the service's own sentence. */
export const notifications = {
  'mail.invalid': { en: 'Say which e-mails you want', de: 'Sag, welche E-Mails du willst' },
  'ids.invalid': { en: 'There are no such messages', de: 'Diese Nachrichten gibt es nicht' },
  'url.invalid': {
    en: 'The address must begin with https://, without a user, a password or a #',
    de: 'Die Adresse muss mit https:// beginnen, ohne Benutzer, Passwort oder #',
  },
  'url.port': {
    en: 'The address must be at port 443 or 8443',
    de: 'Die Adresse muss an Port 443 oder 8443 liegen',
  },
  'url.not-public': {
    en: 'The address must be reachable from outside',
    de: 'Die Adresse muss von außen erreichbar sein',
  },
  'events.invalid': { en: 'Choose at least one event', de: 'Wähle mindestens ein Ereignis' },
  'on.invalid': { en: 'on must be true or false', de: 'Das ist weder an noch aus' },
  'webhook.limit': { en: 'You have # webhooks already', de: 'Du hast schon # Webhooks' },
  'webhook.switched-off': { en: 'This webhook is switched off', de: 'Dieser Webhook ist abgeschaltet' },
};
