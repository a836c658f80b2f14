import type { Page } from 'playwright-core';

/** What no two runs have in common: posters follow an id, times the clock; words of another width may wrap. */
const style = `
  img, picture, .qr-code path { visibility: hidden !important }
  [role="timer"] { color: transparent !important }
  time, .order-number, .short-code { font-size: 0 !important }
`;

/** Put in as a script may; an element of style the page's policy would refuse, and say so on the console. */
const putIn = `(() => {
  document.documentElement.dataset.plain = 'yes';
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(${JSON.stringify(style)});
  document.adoptedStyleSheets = [sheet];
})()`;

/** The page as it is in each run. */
export const plainShot = async (page: Page): Promise<Buffer> => {
  await page.evaluate(putIn);
  return page.screenshot({ fullPage: true });
};
