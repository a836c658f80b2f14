import { createContext, useContext } from 'react';
import type { CurrentUser } from '../api/types.ts';
import type { Language } from '../i18n/languages.ts';

/** Who is looking, and how they want things said: the same on the server and in the browser. */
export interface VisitProps {
  language: Language;
  /** The visitor's time zone, as remembered; UTC on the first visit. */
  zone: string;
  user: CurrentUser | null;
  /** Nobody could be asked who is signed in. */
  isAccountDown: boolean;
  /** Where the page is, for the way back to it. */
  path: string;
}

export const stranger: VisitProps = {
  language: 'en',
  zone: 'UTC',
  user: null,
  isAccountDown: false,
  path: '/',
};

export const VisitContext = createContext<VisitProps>(stranger);

export const useVisit = (): VisitProps => useContext(VisitContext);

/** The texts of a part of the app, in the visitor's language. */
export const useText = <T>(texts: Record<Language, T>): T => texts[useVisit().language];
