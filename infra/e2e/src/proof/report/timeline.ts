import type { Proven } from '../proof.ts';
import type { Harm } from '../run.ts';

const width = 960;
const left = 110;
const right = 16;
const loadHeight = 90;
const laneHeight = 18;
const top = 34;
const columns = 160;

const style = `
  text { font: 11px system-ui, sans-serif; fill: #1f2328 }
  .phase { fill: #8c959f; opacity: .14 } .load { fill: #0969da } .refused { fill: #8c959f } .unknown { fill: #cf222e }
  .harm { fill: #bc4c00 } .lane { stroke: #8c959f; opacity: .4 }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 } .load { fill: #4493f8 } .unknown { fill: #f85149 } .harm { fill: #db6d28 }
  }`;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Answers a second above, the faults of each service and server below, phases behind. */
export const timelineOf = ({ run, results }: Proven): string => {
  const { calls } = run.history;
  const begin = Math.min(...results.map(({ from }) => from));
  const end = Math.max(...results.map(({ to }) => to));
  const at = (time: number) => left + ((time - begin) / (end - begin)) * (width - left - right);
  const lanes = [...new Set(run.harms.map(({ lane }) => lane.replace(/-\d+$/, '')))].sort();
  const height = top + loadHeight + lanes.length * laneHeight + 40;

  const columnMs = (end - begin) / columns;
  const stacks = Array.from({ length: columns }, () => ({ ok: 0, refused: 0, unknown: 0 }));
  for (const { end: ended, outcome } of calls) {
    const column = stacks[Math.min(columns - 1, Math.floor((ended - begin) / columnMs))];
    if (column) column[outcome] += 1;
  }
  const most = Math.max(1, ...stacks.map(({ ok, refused, unknown }) => ok + refused + unknown));
  const columnWidth = (width - left - right) / columns;
  const bars = stacks.flatMap((stack, n) => {
    let y = top + loadHeight;
    return (['ok', 'refused', 'unknown'] as const).map((outcome) => {
      const tall = (stack[outcome] / most) * loadHeight;
      y -= tall;
      const kind = outcome === 'ok' ? 'load' : outcome;
      return `<rect class="${kind}" x="${(left + n * columnWidth).toFixed(1)}" y="${y.toFixed(1)}" width="${(columnWidth - 0.5).toFixed(1)}" height="${tall.toFixed(1)}"/>`;
    });
  });

  const phases = results.map(({ phase, from, to }, n) => {
    const [x, wide] = [at(from), at(to) - at(from)];
    const labelX = Math.min(x + 2, width - right - 40);
    const name = `<text x="${labelX.toFixed(1)}" y="${n % 2 === 0 ? 12 : 26}">${phase}</text>`;
    return `<rect class="phase" x="${x.toFixed(1)}" y="${top}" width="${wide.toFixed(1)}" height="${height - top - 30}"/>${name}`;
  });
  const laneY = (lane: string) =>
    top + loadHeight + 12 + lanes.indexOf(lane.replace(/-\d+$/, '')) * laneHeight;
  const rows = lanes.map(
    (lane) =>
      `<text x="${left - 8}" y="${laneY(lane) + 11}" text-anchor="end">${escaped(lane)}</text><line class="lane" x1="${left}" x2="${width - right}" y1="${laneY(lane) + 7}" y2="${laneY(lane) + 7}"/>`,
  );
  const mark = ({ kind, lane, from, to }: Harm) =>
    `<rect class="harm" x="${at(from).toFixed(1)}" y="${laneY(lane)}" width="${Math.max(2, at(to) - at(from)).toFixed(1)}" height="14" rx="1"><title>${escaped(kind)}</title></rect>`;
  const minutes = Array.from({ length: Math.floor((end - begin) / 60_000) + 1 }, (_, n) => n);
  const axis = minutes.map(
    (n) => `<text x="${at(begin + n * 60_000).toFixed(1)}" y="${height - 8}">${n} min</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Answers and faults over time">
  <style>${style}
  </style>
  <text x="${left - 8}" y="${top + 12}" text-anchor="end">answers</text>
  ${[...phases, ...bars, ...rows, ...run.harms.map(mark), ...axis].join('\n  ')}
</svg>
`;
};
