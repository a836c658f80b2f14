import type { Growth } from '../measure/scale.ts';
import { count } from './numbers.ts';
import { table } from './table.ts';

/** How much dearer an answer may be where there are more listings. */
const allowed = 1.3;

/** Cost is the time of one answer, against that of the smallest number of listings. */
export const growthTable = (growth: readonly Growth[]): string =>
  table(
    ['row', 'listings', 'ours, a second', 'cost', `within ${allowed}×`],
    growth.map(({ id, name, listings, perSecond, cost, failure }) => [
      `${id} · ${name}`,
      listings.toLocaleString('en'),
      failure ?? count(perSecond),
      failure ? '–' : `${cost.toFixed(2)}×`,
      failure ? '**no**' : cost <= allowed ? 'yes' : '**no**',
    ]),
  );
