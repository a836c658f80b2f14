// Runs before the page is painted: light or dark as remembered, else as the system is; and the time zone for the server.
(() => {
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const remembered = () => {
    try {
      return localStorage.getItem('theme');
    } catch {
      return null;
    }
  };
  const apply = () => {
    root.dataset.bsTheme = remembered() ?? (system.matches ? 'dark' : 'light');
  };
  apply();
  system.addEventListener('change', apply);
  root.classList.add('js');
  // pages fade into each other; into one that does not, such as a bank's, is no error
  for (const name of ['pageswap', 'pagereveal']) {
    addEventListener(name, ({ viewTransition }) => {
      for (const done of ['ready', 'finished']) viewTransition?.[done].catch(() => undefined);
    });
  }
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store cannot write before the page is painted
  document.cookie = `zone=${timeZone}; path=/; max-age=31536000; samesite=lax`;
})();
