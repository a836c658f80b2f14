import { useText, useVisit } from '../../hooks/use-visit.ts';
import { shell } from '../../i18n/shell.ts';
import { inLanguage } from './paths.ts';
import { ThemeSwitch } from './theme-switch.tsx';

/** How one wants things: in the menu and at the foot of every page. */
export const Choices = () => {
  const text = useText(shell);
  const { language, path } = useVisit();
  const other = language === 'en' ? 'de' : 'en';
  return (
    <>
      {/* a whole new page: the document's language changes */}
      <a href={inLanguage(other, path)} lang={other} hrefLang={other} rel="nofollow">
        {text.otherLanguage}
      </a>
      <ThemeSwitch />
    </>
  );
};
