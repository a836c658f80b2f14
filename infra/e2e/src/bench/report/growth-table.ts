import type { Growth } from '../measure/scale.ts';
import { count } from './numbers.ts';
import { table } from './table.ts';

/** How much dearer an answer may be where there is more. */
const allowed = 1.3;

/** Cost is the time of one answer, against that where there are fewest. */
export const growthTable = (growth: readonly Growth[]): string =>
  table(
    ['row', 'with', 'ours, a second', 'cost', `within ${allowed}×`],
    growth.map(({ id, name, of, size, perSecond, cost, failure }) => [
      `${id} · ${name}`,
      `${size.toLocaleString('en')} ${of}`,
      failure ?? count(perSecond),
      failure ? '–' : `${cost.toFixed(2)}×`,
      failure ? '**no**' : cost <= allowed ? 'yes' : '**no**',
    ]),
  );
