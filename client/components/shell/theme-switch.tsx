import { useText } from '../../hooks/use-visit.ts';
import { shell } from '../../i18n/shell.ts';

const toggle = () => {
  const root = document.documentElement;
  const theme = root.dataset.bsTheme === 'dark' ? 'light' : 'dark';
  root.dataset.bsTheme = theme;
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // a browser that keeps nothing: it lasts as long as the page
  }
};

export const ThemeSwitch = () => {
  const text = useText(shell);
  return (
    <button className="needs-script" type="button" onClick={toggle}>
      {text.theme}
    </button>
  );
};
