// `npm run test:cluster`: the platform on whatever cluster KUBECONFIG names, from nothing to proven, by the
// command lines of infra/README.md.
//   IMAGE_BUILDER, IMAGE_LOADER  how images are built and handed to the cluster: see infra/docker/build-image
//   SKIP_IMAGES=1                the images are there
//   SKIP_NEW_SERVICE=1           no service is made by `npm run new` and deployed
//   SKIP_KEYS=1                  no keys are rotated
//   MONGO_STAND_IN=1             also builds mongo:8 from infra/embedded-mongo, where MongoDB cannot be had
//   INGRESS_URL                  where the ingress listens (http://127.0.0.1)
//   OVERLAYS                     which to prove, the first at length (k8s-dev,jetstream); also: passwords
//                                jetstream right after k8s-dev is moved to, and back; otherwise it begins from nothing
// The namespace `ticketing` of that cluster is deleted first.
import { backUpAndRestore } from './cluster/backup.mjs';
import { checkInvariants } from './cluster/checker.mjs';
import { kills, restarts, rolls, stores, withoutBroker, withoutDatabase } from './cluster/faults.mjs';
import { follow } from './cluster/handbook.mjs';
import { buildImages } from './cluster/images.mjs';
import { rotateKeys } from './cluster/keys.mjs';
import { allReady, kubectl, run } from './cluster/kubectl.mjs';
import { openLedger } from './cluster/ledger.mjs';
import { newService } from './cluster/new-service.mjs';
import { areConfined, areWalledOff, namesMissingSecret } from './cluster/pods.mjs';
import { demand, finish, leaveOut, say, shows } from './cluster/report.mjs';
import { homePage, noDeadLetters, story } from './cluster/stories.mjs';

const chosen = (process.env.OVERLAYS ?? 'k8s-dev,jetstream').split(',');
const quantity = 5000;

const streaming = { statefulSet: 'nats', replicas: 1, clusterId: 'ticketing' };
const jetstream = { statefulSet: 'nats-jetstream', replicas: 3 };
const folderOf = (overlay) => (overlay === 'k8s-dev' ? 'infra/k8s-dev' : `infra/k8s-tests/${overlay}`);

const fromNothing = async (overlay) => {
  await run('kubectl', ['delete', 'namespace', 'ticketing', '--ignore-not-found', '--wait=false']);
  const pods = ['delete', 'pods', '--all', '--force', '--grace-period=0', '--wait=false'];
  await run('kubectl', ['-n', 'ticketing', ...pods]);
  await run('kubectl', ['wait', '--for=delete', 'namespace/ticketing', '--timeout=120s']);
  await follow('secrets');
  const began = Date.now();
  const { complaint } = await follow('apply', { OVERLAY: folderOf(overlay) });
  demand(!/warning/i.test(complaint), complaint);
  await allReady(300);
  return `${((Date.now() - began) / 1000).toFixed(0)} s from apply to Ready`;
};

const withoutWarnings = async () => {
  const { out, complaint } = await run('kubectl', ['apply', '-k', folderOf('k8s-dev'), '--dry-run=server']);
  demand(complaint === '', complaint);
  return `${out.trim().split('\n').length} objects`;
};

const agreeAndCheck = async (ledger, { clusterId }, { hasPasswords = false } = {}) => {
  await shows('orders, payments and tickets agree', ledger.allAgree);
  // it knows no passwords
  if (!hasPasswords)
    await shows('the checker finds I1 to I12 kept', () =>
      checkInvariants({ clusterId, expected: ledger.expected() }),
    );
  // after the checker, which takes the mark that this leaves on NATS Streaming for a letter
  await shows('there are no dead letters', noDeadLetters);
};

const atLength = async ({ buyers }) => {
  await shows('restricted Pod Security has no warning', withoutWarnings);
  await shows('containers: not root, read-only, node is the first process', areConfined);
  await shows('network policies keep apart who has nothing to say to each other', areWalledOff);
  await shows('a missing secret is named in the last log line', namesMissingSecret);
  await shows('without its database a service answers 503 as JSON within 3 s', withoutDatabase);
  await shows('50 requests a second through the rolling restart of every Deployment', () =>
    rolls(buyers[0].cookie()),
  );
};

const throughFaults = async (ledger, broker, { everything }) => {
  await shows('without the broker orders is Ready and reserves', () => withoutBroker(ledger, broker));
  await shows('whoever is buying gets what they pay for', async () => {
    const counts = await ledger.whileBuying(async () => {
      if (everything) await shows('every pod is killed in turn while people buy', kills);
      const names = [broker.statefulSet, ...(everything ? ['expiration-redis', ...stores] : [])];
      const what = everything ? 'NATS, Redis and each MongoDB are' : 'NATS is';
      await shows(`${what} restarted while people buy`, () => restarts(names));
    });
    return `${counts.join(' + ')} purchases`;
  });
};

const bringUp = async (overlay) => {
  say(`— ${folderOf(overlay)}`);
  const isUp = await shows(`infra/README: secrets, apply: ${overlay} has all pods Ready`, () =>
    fromNothing(overlay),
  );
  console.log(await kubectl('get', 'pods'));
  if (!isUp) return undefined;
  await shows('the home page comes through the ingress', homePage);
  await shows('the purchase story passes', story);
  return openLedger(quantity);
};

const prove = async (overlay, { everything }) => {
  const broker = overlay === 'k8s-dev' ? streaming : jetstream;
  const ledger = await bringUp(overlay);
  if (!ledger) return undefined;
  if (everything) await atLength(ledger);
  await throughFaults(ledger, broker, { everything });
  const options = { hasPasswords: overlay === 'passwords' };
  await agreeAndCheck(ledger, broker, options);
  if (!everything) return ledger;
  const keysAndBackup = async () => {
    if (process.env.SKIP_KEYS) leaveOut('keys are rotated');
    else {
      await rotateKeys([ledger.seller, ...ledger.buyers]);
      await agreeAndCheck(ledger, broker, options);
    }
    await backUpAndRestore(ledger, folderOf(overlay));
    await agreeAndCheck(ledger, broker, options);
  };
  // its image is built here
  if (process.env.SKIP_IMAGES || process.env.SKIP_NEW_SERVICE) {
    leaveOut('npm run new: a service is made, deployed and asked');
    await keysAndBackup();
  } else await newService(folderOf(overlay), keysAndBackup);
  return ledger;
};

const move = async (ledger, block) => {
  const moved = await shows(`infra/README: ${block}, while people buy`, async () => {
    const began = Date.now();
    const counts = await ledger.whileBuying(async () => {
      await follow(block);
      await allReady(300);
    });
    const took = ((Date.now() - began) / 1000).toFixed(0);
    return `${took} s until all pods are Ready and all purchases complete, ${counts.join(' + ')} of them`;
  });
  if (moved) await shows('the purchase story passes', story);
};

const moveThereAndBack = async (ledger) => {
  say('— from NATS Streaming to JetStream, and back');
  await move(ledger, 'to-jetstream');
  console.log(await kubectl('get', 'pods'));
  await throughFaults(ledger, jetstream, { everything: false });
  await agreeAndCheck(ledger, jetstream);
  await move(ledger, 'to-nats-streaming');
  await shows('infra/README: republish changes nothing', () => follow('republish').then(() => {}));
  await agreeAndCheck(ledger, streaming);
};

if (process.env.MONGO_STAND_IN === '1')
  say('mongo:8 here is NOT MongoDB: it is built from infra/embedded-mongo, for this cluster alone');
say('payments are taken by infra/fake-stripe, not by Stripe');
if (await shows('infra/README: images', buildImages)) {
  let before;
  for (const overlay of chosen) {
    const ledger = before;
    const proving =
      ledger && overlay === 'jetstream'
        ? moveThereAndBack(ledger)
        : prove(overlay, { everything: overlay === chosen[0] });
    const after = await proving.catch((error) => shows(overlay, () => Promise.reject(error)));
    before = overlay === 'k8s-dev' ? after : undefined;
  }
}
finish();
process.exit();
