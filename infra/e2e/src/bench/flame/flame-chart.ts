import type { Flame } from './flame-tree.ts';

const width = 1200;
const rowHeight = 18;
const maxRows = 32;
/** Narrower boxes are left out. */
const minWidth = 2;
const characterWidth = 6.2;

const style = `
  text { font: 11px system-ui, sans-serif; fill: #1f2328; pointer-events: none } rect { stroke: #ffffff; stroke-width: 0.5 }
  .ours { fill: #54aeff } .library { fill: #d0d7de } .node { fill: #f2cc60 } .engine { fill: #ffaba8 }
  @media (prefers-color-scheme: dark) { text.title { fill: #e6edf3 } rect { stroke: #0d1117 } }`;

const kindOf = (name: string): string => {
  if (name.startsWith('node:')) return 'node';
  if (name.startsWith('(') || /^(write|writev|dispatch|runMicrotasks)/.test(name)) return 'engine';
  return / \(|^[\w-]+$/.test(name) && !/^(express|router|mongodb|mongoose|bson)$/.test(name)
    ? 'ours'
    : 'library';
};

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Boxes as wide as their share of all the CPU, callers above whom they call; a title for the pointer. */
export const flameChart = (title: string, processes: readonly Flame[]): string => {
  const total = processes.reduce((sum, { micros }) => sum + micros, 0);
  const boxes: string[] = [];
  let rows = 0;
  const draw = (flame: Flame, left: number, row: number) => {
    const wide = (flame.micros / total) * width;
    if (wide < minWidth || row >= maxRows) return;
    rows = Math.max(rows, row + 1);
    const [x, y] = [left.toFixed(1), (row + 2) * rowHeight];
    const share = `${((flame.micros / total) * 100).toFixed(1)} %`;
    const room = Math.floor((wide - 6) / characterWidth);
    const label =
      flame.name.length <= room ? flame.name : room > 3 ? `${flame.name.slice(0, room - 1)}…` : '';
    boxes.push(
      `<g><title>${escaped(flame.name)} ${share}</title><rect class="${kindOf(flame.name)}" x="${x}" y="${y}" width="${wide.toFixed(1)}" height="${rowHeight}"/>${label ? `<text x="${(left + 3).toFixed(1)}" y="${y + 13}">${escaped(label)}</text>` : ''}</g>`,
    );
    let next = left;
    for (const child of flame.children.toSorted((a, b) => b.micros - a.micros)) {
      draw(child, next, row + 1);
      next += (child.micros / total) * width;
    }
  };
  let left = 0;
  for (const one of processes) {
    draw(one, left, 0);
    left += (one.micros / total) * width;
  }
  const height = (rows + 2) * rowHeight + 6;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}">
  <style>${style}
  </style>
  <text class="title" x="3" y="16">${escaped(title)}</text>
  ${boxes.join('\n  ')}
</svg>
`;
};
