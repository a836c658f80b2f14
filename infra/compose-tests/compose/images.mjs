import { join, resolve } from 'node:path';
import { run } from '../../k8s-tests/cluster/kubectl.mjs';
import { say } from '../../k8s-tests/cluster/report.mjs';
import { serviceNames } from '../../tools/services.mjs';
import { compose, docker, project } from './engine.mjs';

const root = resolve(import.meta.dirname, '../../..');
const tag = process.env.IMAGE_TAG ?? 'dev';
const standIn = `mongo:${process.env.IMAGE_TAG ?? '8'}`;
const names = [...serviceNames, 'client', 'fake-stripe'];
const ours = names.map((name) => ({
  image: `ticketing/${name}:${tag}`,
  service: name === 'fake-stripe' ? 'stripe' : name,
}));

const build = async (image) => {
  await run(join(root, 'infra/docker/build-image'), [image, root]);
  say(`      built ${image}`);
};

/**
 * Without settings by `docker compose build`, as a user does it. With IMAGE_BUILDER or SKIP_IMAGES the images of the
 * cluster are taken, under the names by which compose knows what it has built.
 */
export const haveImages = async () => {
  const { IMAGE_BUILDER, SKIP_IMAGES, MONGO_STAND_IN } = process.env;
  const began = Date.now();
  const seconds = () => `${((Date.now() - began) / 1000).toFixed(0)} s`;
  if (MONGO_STAND_IN === '1') {
    if (!SKIP_IMAGES) await build(standIn);
    const [pinned] = /^mongo:.*$/m.exec(await compose('config', '--images'));
    await docker('tag', standIn, pinned);
    say(`      ${pinned} is now a name of the stand-in`);
  }
  if (!IMAGE_BUILDER && !SKIP_IMAGES) {
    await compose('build');
    return `docker compose build, ${seconds()}`;
  }
  for (const { image, service } of ours) {
    if (!SKIP_IMAGES) await build(image);
    await docker('tag', image, `${project}-${service}`);
  }
  return SKIP_IMAGES ? 'taken as they are (SKIP_IMAGES)' : `by IMAGE_BUILDER, ${seconds()}`;
};
