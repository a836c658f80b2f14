import { useText, useVisit } from '../../hooks/use-visit.ts';
import { adminToday } from '../../i18n/admin-today.ts';
import { count } from '../../i18n/format.ts';

/** How long something has waited, in what one can grasp. */
export const useDuration = () => {
  const text = useText(adminToday);
  const { language } = useVisit();
  return (seconds: number): string =>
    seconds < 120
      ? text.seconds(count(language, Math.round(seconds)))
      : text.minutes(count(language, Math.round(seconds / 60)));
};
