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
  const began = Date.now();
  for (const name of names) {
    await run(join(root, 'infra/docker/build-image'), [name, root]);
    say(`      built ${name}`);
  }
  return `${names.length} in ${((Date.now() - began) / 1000).toFixed(0)} s`;
};
