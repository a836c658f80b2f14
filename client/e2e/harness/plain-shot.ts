import type { Page } from 'playwright-core';

/**
 * The page without what no two runs have in common: posters follow an id, times the clock. They keep their place.
 */
const style = `
  img, picture { visibility: hidden !important }
  time, [role="timer"], .order-number, .countdown { color: transparent !important }
`;

export const plainShot = (page: Page): Promise<Buffer> => page.screenshot({ fullPage: true, style });
