import { inEach } from './texts.ts';

/** The pages that lead in and out. */
export const signing = inEach({
  signUp: { en: 'Sign up', de: 'Registrieren' },
  signUpTitle: { en: 'Open an account', de: 'Konto eröffnen' },
  signingUp: { en: 'Opening …', de: 'Wird eröffnet …' },
  signIn: { en: 'Sign in', de: 'Anmelden' },
  signInTitle: { en: 'Welcome back', de: 'Willkommen zurück' },
  signingIn: { en: 'Signing in …', de: 'Wird angemeldet …' },
  signOut: { en: 'Sign out', de: 'Abmelden' },
  signOutTitle: { en: 'Sign out?', de: 'Abmelden?' },
  signOutText: {
    en: 'You can come back at any time. Holds that you have run on.',
    de: 'Du kannst jederzeit wiederkommen. Deine Reservierungen laufen weiter.',
  },
  email: { en: 'E-mail', de: 'E-Mail' },
  password: { en: 'Password', de: 'Passwort' },
  toSignUp: { en: 'New here? Open an account', de: 'Neu hier? Konto eröffnen' },
  toSignIn: { en: 'Already have an account? Sign in', de: 'Schon ein Konto? Anmelden' },
  forgot: { en: 'Forgot your password?', de: 'Passwort vergessen?' },
});
