export const account = {
  'admin-id.invalid': {
    en: 'There is no such admin',
    de: 'Diese Verwaltung gibt es nicht',
  },
  'search.too-short': {
    en: 'Search for at least three characters',
    de: 'Suche nach mindestens drei Zeichen',
  },
  'email.invalid': { en: 'Email must be valid', de: 'Die E-Mail-Adresse muss gültig sein' },
  'email.in-use': { en: 'Email in use', de: 'Diese E-Mail-Adresse hat schon ein Konto' },
  'email.already-confirmed': {
    en: 'This e-mail address is confirmed already',
    de: 'Diese E-Mail-Adresse ist schon bestätigt',
  },
  'token.incomplete': { en: 'The link is not complete', de: 'Der Link ist nicht vollständig' },
  'link.invalid': {
    en: 'This link is not valid, or not any more. Ask for another one.',
    de: 'Dieser Link gilt nicht oder nicht mehr. Bitte einen neuen anfordern.',
  },
  'credentials.invalid': { en: 'Invalid credentials', de: 'E-Mail-Adresse oder Passwort stimmt nicht' },
  'password.required': { en: 'Password is required', de: 'Das Passwort fehlt' },
  'password.weak': {
    en: 'Password must have 8 to 128 characters, with upper and lower case, a digit and a special character',
    de: 'Das Passwort braucht 8 bis 128 Zeichen, darunter Groß- und Kleinbuchstaben, eine Ziffer und ein Sonderzeichen',
  },
  'old-password.required': { en: 'Old password is required', de: 'Das alte Passwort fehlt' },
  'old-password.wrong': { en: 'Old password is wrong', de: 'Das alte Passwort stimmt nicht' },
  'name.invalid': {
    en: 'Name must be text of at most 80 characters',
    de: 'Der Name darf höchstens 80 Zeichen haben',
  },
  'language.invalid': { en: 'Language must be en or de', de: 'Diese Sprache gibt es hier nicht' },
  'role.invalid': { en: 'Role must be user or admin', de: 'Diese Rolle gibt es nicht' },
  'user.own-role': {
    en: 'You cannot change your own role or status',
    de: 'Die eigene Rolle und den eigenen Status kann man nicht ändern',
  },
  'user.last-admin': { en: 'There must be an admin left', de: 'Es muss einen Admin geben' },
};
