import { follow } from './handbook.mjs';

/** Builds what the development overlay runs, and hands it to the cluster if IMAGE_LOADER says how. */
export const buildImages = async () => {
  if (process.env.SKIP_IMAGES) return 'taken as they are (SKIP_IMAGES)';
  const began = Date.now();
  await follow('images');
  if (process.env.MONGO_STAND_IN === '1') await follow('mongo-stand-in');
  return `in ${((Date.now() - began) / 1000).toFixed(0)} s`;
};
