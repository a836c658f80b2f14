import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyRepository } from '../../tools/new/copy-repository.mjs';
import { root } from '../../tools/prepare.mjs';
import { allReady, kubectl, run } from './kubectl.mjs';
import { shows } from './report.mjs';
import { person } from './shop.mjs';

const name = 'loyalty';

const namesIn = async (cwd, overlay) => {
  const args = ['apply', '-k', overlay, '--dry-run=client', '-o', 'name'];
  return (await run('kubectl', args, { cwd })).out.trim().split('\n');
};

/** Those of its objects that the platform does not have, and its disk. */
const remove = async (copy, overlay) => {
  const before = new Set(await namesIn(root, overlay));
  const own = (await namesIn(copy, overlay)).filter((each) => !before.has(each));
  await kubectl('delete', ...own, `secret/${name}-mongo-secret`, '--ignore-not-found');
  await kubectl('delete', 'pvc', '-l', `app=${name}-mongo`);
  await run('kubectl', ['apply', '-k', overlay], { cwd: root });
  await allReady();
};

const stopwatch = () => {
  const began = Date.now();
  return () => `${((Date.now() - began) / 1000).toFixed(0)} s`;
};

/** What waits for pods meanwhile goes first. */
const nicely = (command, args, options) => run('nice', [command, ...args], options);

const make = async (copy) => {
  const seconds = stopwatch();
  copyRepository(copy);
  await nicely(process.execPath, ['infra/tools/new/new.mjs', name], { cwd: copy });
  const made = seconds();
  await nicely(join(copy, 'infra/docker/build-image'), [`ticketing/${name}:dev`, copy]);
  return `made after ${made}, its image after ${seconds()}, both beside what is above`;
};

const deploy = async (copy, overlay) => {
  const seconds = stopwatch();
  await run(join(copy, 'infra/k8s/make-secrets'), []);
  await run('kubectl', ['apply', '-k', overlay], { cwd: copy });
  await allReady(180);
  return `deployed and all Ready after ${seconds()}`;
};

/** Its route, its database, and an event of another service: the author's new name. */
const answers = async () => {
  const author = await person(name);
  await author.must(200, 'PATCH', '/api/users/me', { name: 'Robin' });
  const { id } = await author.must(201, 'POST', `/api/${name}`, { text: 'Once upon a time' });
  const known = { accept: ({ status, body }) => status === 200 && body.author === 'Robin' };
  const entry = await author.must(200, 'GET', `/api/${name}/${id}`, undefined, known);
  return `an entry by ${entry.author}`;
};

/**
 * What `npm run new` makes in a copy is deployed beside the rest, asked, and taken away again. It and its image are
 * made while `meanwhile` is shown, and it is deployed afterwards.
 */
export const newService = async (overlay, meanwhile) => {
  const copy = mkdtempSync(join(tmpdir(), 'ticketing-new-'));
  const making = make(copy);
  const isMade = making.then(
    () => true,
    () => false,
  );
  try {
    await meanwhile();
    const isThere = await shows(
      `npm run new -- ${name}: it is deployed and Ready`,
      async () => `${await making}; ${await deploy(copy, overlay)}`,
    );
    if (isThere)
      await shows(`${name} answers through the ingress, and knows the names that auth publishes`, answers);
    if (await isMade) await remove(copy, overlay);
  } finally {
    await isMade;
    rmSync(copy, { recursive: true, force: true });
  }
};
