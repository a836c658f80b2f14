import { type Html, html } from '../html.ts';
import type { StoreSize } from '../store-sizes.ts';
import { serviceName } from './service-name.ts';
import { shell } from './shell.ts';

interface Stores {
  stores?: StoreSize[];
  failed?: string;
  what: string;
}

export const storesPage = ({ stores = [], failed, what }: Stores): Html => {
  const largest = Math.max(1, ...stores.flatMap(({ collections }) => collections.map(({ bytes }) => bytes)));
  const bytes = stores.reduce((sum, store) => sum + store.bytes, 0);
  const documents = stores.reduce((sum, store) => sum + store.documents, 0);
  return shell({
    title: 'Stores',
    at: '/dev/stores',
    body: html`<div class="head"><h1>Stores</h1><p class="facts">${what} · ${amount(documents)} documents · ${sizeText(bytes)}, without indexes</p></div>
${failed !== undefined && html`<p class="notice wrong" role="alert">The store does not answer: ${failed}</p>`}
<div class="scroll" tabindex="0" role="region" aria-label="Collections by database"><table class="stores"><thead><tr><th scope="col">Collection</th><th scope="col" class="number">Documents</th><th scope="col" class="number">Indexes</th><th scope="col" class="number">Size</th><th scope="col"><span class="visually-hidden">Share of the largest</span></th></tr></thead>
${stores.map(
  (
    store,
  ) => html`<tbody><tr class="group"><th scope="rowgroup">${serviceName(store.name)}</th><td class="number">${amount(store.documents)}</td><td></td><td class="number">${sizeText(store.bytes)}</td><td></td></tr>
${store.collections.map(
  (each) =>
    html`<tr><th scope="row">${each.name}</th><td class="number">${amount(each.documents)}</td><td class="number">${each.indexes}</td><td class="number">${sizeText(each.bytes)}</td><td><svg class="share" aria-hidden="true"><rect class="share-bar" width="${((100 * each.bytes) / largest).toFixed(2)}%" height="100%"/></svg></td></tr>`,
)}</tbody>`,
)}</table></div>`,
  });
};

const amount = (n: number) => n.toLocaleString('en-GB');

const sizeText = (bytes: number) => {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
};
