import { duration } from '../../traces/duration.ts';
import { type Html, html } from '../html.ts';

/** One bar of all of it, and what its parts are. */
export const spentBar = (
  title: string,
  sums: ReadonlyMap<string, number>,
  totalMs: number,
  colourOf: (name: string) => string,
): Html => {
  let before = 0;
  const parts = [...sums].map(([name, ms]) => {
    const share = totalMs ? (100 * ms) / totalMs : 0;
    const part = { name, ms, share, from: before, colour: colourOf(name) };
    before += share;
    return part;
  });
  return html`<div><h3>${title}</h3><svg class="whole" aria-hidden="true">${parts.map(
    ({ colour, from, share }) =>
      html`<rect class="${colour}" x="${from.toFixed(3)}%" width="${share.toFixed(3)}%" height="100%"/>`,
  )}</svg><ul class="parts">${parts.map(
    ({ name, ms, share, colour }) =>
      html`<li><span class="part ${colour}">${name}</span> <span class="number">${duration(ms)}</span> <span class="number share-of">${share.toFixed(share < 1 ? 1 : 0)} %</span></li>`,
  )}</ul></div>`;
};
