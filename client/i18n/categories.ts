import { inEach } from './texts.ts';

/** The names of the categories that the services know; a test compares. */
export const categories = inEach({
  concert: { en: 'Concerts', de: 'Konzerte' },
  club: { en: 'Club nights', de: 'Clubnächte' },
  festival: { en: 'Festivals', de: 'Festivals' },
  theatre: { en: 'Theatre', de: 'Theater' },
  comedy: { en: 'Comedy', de: 'Comedy' },
  classical: { en: 'Classical', de: 'Klassik' },
  sport: { en: 'Sport', de: 'Sport' },
  art: { en: 'Art', de: 'Kunst' },
  film: { en: 'Film', de: 'Film' },
  talk: { en: 'Talks', de: 'Vorträge' },
  family: { en: 'Family', de: 'Familie' },
  food: { en: 'Food & drink', de: 'Essen & Trinken' },
  other: { en: 'Other', de: 'Weiteres' },
});

export type CategoryId = keyof (typeof categories)['en'];

export const isCategory = (id: string): id is CategoryId => Object.hasOwn(categories.en, id);

/** What is not in the list is of an older day, and is filed under the rest. */
export const toCategory = (id: string): CategoryId => (isCategory(id) ? id : 'other');
