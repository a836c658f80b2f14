import { useText, useVisit } from '../../hooks/use-visit.ts';
import { shell } from '../../i18n/shell.ts';
import { ThemeSwitch } from './theme-switch.tsx';

export const Foot = () => {
  const text = useText(shell);
  const { language, path } = useVisit();
  const other = language === 'en' ? 'de' : 'en';
  return (
    <footer className="site-foot">
      <div className="wrap">
        <p>{text.foot}</p>
        <div className="foot-choices">
          {/* a whole new page: the document's language changes */}
          <a
            href={`/language?to=${other}&next=${encodeURIComponent(path)}`}
            lang={other}
            hrefLang={other}
            rel="nofollow"
          >
            {text.otherLanguage}
          </a>
          <ThemeSwitch />
        </div>
      </div>
    </footer>
  );
};
