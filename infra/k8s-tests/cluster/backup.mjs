import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { follow } from './handbook.mjs';
import { allReady, kubectl, until } from './kubectl.mjs';
import { demand, shows } from './report.mjs';
import { buy, completed, pay, reserve } from './shop.mjs';

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(0)} s`;

/** The disk of orders' database is gone, and an empty one is in its place. */
const loseOrders = async () => {
  await kubectl('scale', 'statefulset/orders-mongo', '--replicas=0');
  await kubectl('wait', '--for=delete', 'pod/orders-mongo-0', '--timeout=90s');
  await kubectl('delete', 'pvc', 'data-orders-mongo-0');
  await kubectl('scale', 'statefulset/orders-mongo', '--replicas=1');
  await allReady();
};

const rehearse = async (ledger, env) => {
  const { buyers, ticket, purchases, reserved, lost } = ledger;
  const [ann] = buyers;
  // reserved before the backup, paid after it
  const { id: half } = await reserve(ann, ticket.id);
  reserved.add(half);

  const isBackedUp = await shows('infra/README: close, backup, open', async () => {
    const began = Date.now();
    await follow('close', env);
    await follow('backup', env);
    await follow('open', env);
    await allReady();
    return `all pods Ready again after ${seconds(began)}`;
  });
  await shows('infra/README: delete and apply: what was bought is there', async () => {
    const began = Date.now();
    await follow('delete', env);
    await until('no pod is left', 120, async () => (await kubectl('get', 'pods', '-o', 'name')) === '');
    await follow('apply', env);
    await allReady(300);
    const back = seconds(began);
    return `${back}; ${await ledger.allAgree()}`;
  });
  if (!isBackedUp) return;

  const afterwards = new Map();
  for (const buyer of buyers) afterwards.set((await buy(buyer, ticket.id)).id, buyer);
  await pay(ann, half);
  await completed(ann, half);
  await loseOrders();
  lost.push(...afterwards.keys());
  await shows('infra/README: close, restore, open: what was bought before the backup is there', async () => {
    const began = Date.now();
    await follow('close', env);
    await follow('restore', env);
    await follow('open', env);
    await allReady();
    const back = seconds(began);
    for (const [id, buyer] of afterwards) await buyer.must(404, 'GET', `/api/orders/${id}`);
    return back;
  });
  await shows('infra/README: give-back: charges of orders that are lost are given back', async () => {
    const { out: said } = await follow('give-back', env);
    for (const id of lost) demand(new RegExp(`${id} .* given back`).test(said), said);
    demand(new RegExp(`${half} .* left as it is`).test(said), said);
    return `${lost.length} of them`;
  });
  await shows('who had reserved before the backup pays again, by the charge of the first time', async () => {
    await pay(ann, half);
    await completed(ann, half);
    reserved.delete(half);
    purchases.set(half, ann);
  });
};

/** Backup, deletion and restore as infra/README.md has them, with purchases before and after the backup. */
export const backUpAndRestore = async (ledger, overlay) => {
  const folder = mkdtempSync(join(tmpdir(), 'backup-'));
  try {
    await rehearse(ledger, { OVERLAY: overlay, BACKUP: folder });
  } finally {
    rmSync(folder, { recursive: true });
  }
};
