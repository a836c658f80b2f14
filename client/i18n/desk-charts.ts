import { inEach } from './texts.ts';

/** What the server writes into charts. */
export const deskCharts = inEach({
  aDay: { en: 'a day', de: 'am Tag' },
  aWeek: { en: 'a week', de: 'in der Woche' },
  weekOf: { en: (day: string) => `Week from ${day}`, de: (day: string) => `Woche ab ${day}` },
  day: {
    en: (day: string, month: string) => `${day} ${month}`,
    de: (day: string, month: string) => `${day}. ${month}`,
  },
  theDay: { en: 'Day', de: 'Tag' },
  theWeek: { en: 'Week from', de: 'Woche ab' },
});
