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
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store cannot write before the page is painted
  document.cookie = `zone=${timeZone}; path=/; max-age=31536000; samesite=lax`;
})();
