import localFont from 'next/font/local';

// Next writes the rules, measures the fallbacks so that nothing moves, and preloads what every page shows.
// The families are named after these constants, in _fonts.scss; only letters beyond Latin-1 ask for the second files.

export const display = localFont({
  src: '../../node_modules/@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2',
  weight: '200 800',
  display: 'swap',
});

export const body = localFont({
  src: '../../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2',
  weight: '400 700',
  display: 'swap',
});
