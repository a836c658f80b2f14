import type { Page } from 'playwright-core';

export const testCard = {
  success: '4242 4242 4242 4242',
  declined: '4000 0000 0000 0002',
  funds: '4000 0000 0000 9995',
  secure: '4000 0000 0000 3220',
};

export const fillCard = async (page: Page, number: string): Promise<void> => {
  await page.getByLabel('Card number').fill(number);
  await page.getByLabel('Valid until').fill('12/34');
  await page.getByLabel('Security code').fill('123');
};
