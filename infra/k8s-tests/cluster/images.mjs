import { join, resolve } from 'node:path';
import { run } from './kubectl.mjs';
import { say } from './report.mjs';

const root = resolve(import.meta.dirname, '../../..');
const ours = ['auth', 'tickets', 'orders', 'payments', 'expiration', 'client', 'fake-stripe'];

/** Builds what the development overlay runs, and hands it to the cluster if IMAGE_LOADER says how. */
export const buildImages = async () => {
  if (process.env.SKIP_IMAGES) return 'taken as they are (SKIP_IMAGES)';
  const standIn = process.env.MONGO_STAND_IN === '1';
  const names = [...ours.map((name) => `ticketing/${name}:dev`), ...(standIn ? ['mongo:8'] : [])];
  const loader = (process.env.IMAGE_LOADER ?? '').split(' ').filter(Boolean);
  const began = Date.now();
  // one is handed over while the next is built
  let handingOver = Promise.resolve();
  for (const name of names) {
    await run(join(root, 'infra/docker/build-image'), [name, root], { env: { IMAGE_LOADER: '' } });
    say(`      built ${name}`);
    if (loader.length > 0) handingOver = handingOver.then(() => run(loader[0], [...loader.slice(1), name]));
    handingOver.catch(() => {});
  }
  await handingOver;
  return `${names.length} in ${((Date.now() - began) / 1000).toFixed(0)} s`;
};
