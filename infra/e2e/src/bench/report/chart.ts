import { mainConnections } from '../measure/settings.ts';
import { labelOf } from '../measure/take-slot.ts';
import type { Measured, RowResult } from '../measure/types.ts';
import { count } from './numbers.ts';

export const chartName = ({ id }: RowResult): string => `performance/row-${id}.svg`;

const width = 720;
const left = 130;
const right = 110;
const barHeight = 26;
const gap = 12;
const top = 16;

const style = `
  text { font: 13px system-ui, sans-serif; fill: #1f2328 }
  .bar { fill: #8c959f } .ours { fill: #0969da } .range { stroke: #1f2328; stroke-width: 1.5 }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 } .bar { fill: #6e7681 } .ours { fill: #4493f8 } .range { stroke: #e6edf3 }
  }`;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const bar = (one: Measured, index: number, scale: number): string => {
  const { median, min, max } = one.perSecond;
  const y = top + index * (barHeight + gap);
  const middle = y + barHeight / 2;
  const at = (value: number) => (left + value * scale).toFixed(1);
  return [
    `<text x="${left - 10}" y="${middle + 4}" text-anchor="end">${escaped(labelOf(one))}</text>`,
    `<rect class="${one.side === 'ours' ? 'ours' : 'bar'}" x="${left}" y="${y}" width="${(median * scale).toFixed(1)}" height="${barHeight}" rx="3"/>`,
    `<line class="range" x1="${at(min)}" x2="${at(max)}" y1="${middle}" y2="${middle}"/>`,
    `<text x="${(left + max * scale + 8).toFixed(1)}" y="${middle + 4}">${count(median)}/s</text>`,
  ].join('\n  ');
};

/** A bar for each contender with its range; it follows the reader's light or dark. */
export const chartOf = ({ name, measured }: RowResult): string => {
  const bars = measured.filter(({ connections }) => connections === mainConnections);
  const scale = (width - left - right) / Math.max(...bars.map(({ perSecond }) => perSecond.max));
  const height = top * 2 + bars.length * (barHeight + gap) - gap;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(name)}">
  <style>${style}
  </style>
  ${bars.map((one, index) => bar(one, index, scale)).join('\n  ')}
</svg>
`;
};
