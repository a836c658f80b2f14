import { mainConnections } from './measure/settings.ts';
import { labelOf } from './measure/take-slot.ts';
import type { RowResult } from './measure/types.ts';
import { count } from './report/numbers.ts';

/** A row on the terminal. */
export const summaryLine = ({ id, name, measured, verdicts, failure }: RowResult): string => {
  const rates = measured
    .filter(({ connections }) => connections === mainConnections)
    .map((one) => `${labelOf(one)} ${count(one.perSecond.median)}/s (${count(one.cpuMicros.median)} µs)`);
  const goals = verdicts.map(({ text, reached, met }) => `${met ? '✓' : '✗'} ${text}: ${reached}`);
  return [
    `${id} · ${name}`,
    ...(failure ? [`  failed: ${failure}`] : [`  ${rates.join(' · ')}`]),
    ...goals.map((goal) => `  ${goal}`),
  ]
    .filter((line) => line.trim() !== '')
    .join('\n');
};
