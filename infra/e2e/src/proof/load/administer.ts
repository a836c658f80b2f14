import { setTimeout as sleep } from 'node:timers/promises';
import type { Actor } from './market.ts';

/** Looks into the shop, and suspends and readmits somebody who has listings. */
export const administer = async ({ call, choices }: Actor, suspectId: string) => {
  const roll = choices.random();
  await sleep(choices.between(200, 600));
  if (roll < 0.3) return void (await call('see what waits', 'GET', '/api/orders/today'));
  if (roll < 0.5) return void (await call('find orders', 'GET', `/api/orders/all?userId=${suspectId}`));
  for (const status of ['suspended', 'active'])
    await call('suspend or readmit', 'PATCH', `/api/users/${suspectId}`, { status });
};
