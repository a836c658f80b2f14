// `npm run test:compose`: compose.yaml on whatever Docker engine DOCKER_HOST names, from nothing to proven.
//   IMAGE_BUILDER, IMAGE_LOADER  build by infra/docker/build-image with these (otherwise: docker compose build)
//   SKIP_IMAGES=1                ticketing/<name>:dev and mongo:8 are there; IMAGE_TAG for one tag of all of them
//   MONGO_STAND_IN=1             the name of MongoDB's image is given to infra/embedded-mongo, where MongoDB cannot be had
//   PORT                         of the gateway (3900)
// Its project is `ticketing-test`, whose volumes are deleted first and last; `ticketing` is left alone.
import { until } from '../k8s-tests/cluster/kubectl.mjs';
import { demand, finish, say, shows } from '../k8s-tests/cluster/report.mjs';
import { checkInvariants } from './compose/checker.mjs';
import { compose, containers, makeKeys, openPorts, remains, takeDown } from './compose/engine.mjs';
import { haveImages } from './compose/images.mjs';
import { buy, list, person, send, shopper } from './compose/shop.mjs';

const standIn = process.env.MONGO_STAND_IN === '1';
let allWell = true;
const prove = async (statement, show) => {
  const isSo = await shows(statement, show);
  allWell &&= isSo;
  return isSo;
};

const isValid = async () => {
  const keys = await makeKeys();
  const { services } = JSON.parse(await compose('config', '--format', 'json'));
  const foreign = Object.values(services).flatMap(({ build, image }) => (build ? [] : [image]));
  const unpinned = foreign.filter((image) => !/:(RELEASE\.|v)?\d/.test(image));
  demand(unpinned.length === 0, `without a version: ${unpinned}`);
  demand(keys.length > 0, 'no command for .env at the top of compose.yaml');
  return `${Object.keys(services).length} services, from elsewhere ${[...new Set(foreign)].join(', ')}`;
};

const up = async () => {
  const began = Date.now();
  await compose('up', '--detach', '--no-build', '--wait', '--wait-timeout', '120');
  const all = await containers();
  const unwell = all.filter(({ state }) => !['healthy', 'running'].includes(state));
  demand(unwell.length === 0, unwell.map(({ name, state }) => `${name} ${state}`).join(', '));
  const restarted = all.filter(({ restarts }) => restarts > 0).map(({ name }) => name);
  demand(restarted.length === 0, `the engine restarted ${restarted}`);
  const asked = all.filter(({ state }) => state === 'healthy').length;
  return `${all.length} containers in ${((Date.now() - began) / 1000).toFixed(0)} s, ${asked} healthy, the rest without a check`;
};

const homePage = async () => {
  const { status, text } = await send('GET', '/');
  demand(status === 200 && /<html/.test(text), `${status} ${text.slice(0, 200)}`);
  return `${text.length} characters`;
};

const isPaid = async (buyer, id) => {
  const { body: order } = await buyer.once('GET', `/api/orders/${id}`);
  const payment = await buyer.must(200, 'GET', `/api/payments/${id}`, undefined, {
    accept: ({ body }) => body?.status === 'captured',
  });
  demand(
    order?.status === 'complete' && payment.amount === 19.99,
    `${id} ${order?.status} ${payment.amount}`,
  );
};

const areLeft = (buyer, ticket, expected) =>
  until(`${expected} are left`, 30, async () => {
    const { body } = await buyer.once('GET', `/api/tickets/${ticket.id}`);
    return body.available === expected;
  });

const purchase = async (buyer, ticket) => {
  const order = await buy(buyer, ticket.id);
  await isPaid(buyer, order.id);
  return order.id;
};

/** One after another, each once somebody has reserved and paid after the one before. */
const restarts = async (shoppers) => {
  const names = (await containers()).map(({ name }) => name);
  const times = [];
  for (const name of names) {
    await compose('restart', name);
    const restarted = Date.now();
    await until(`two purchases begin and complete after the restart of ${name}`, 60, () => {
      const since = shoppers.flatMap(({ bought }) => bought).filter(({ began }) => began > restarted);
      return since.length >= 2;
    });
    times.push({ name, ms: Date.now() - restarted });
  }
  const [slowest] = times.toSorted((one, other) => other.ms - one.ms);
  return `${names.length}, two whole purchases at the latest ${(slowest.ms / 1000).toFixed(1)} s after it (${slowest.name})`;
};

/** What starts first gets the lower address. */
const exchangeAddresses = async () => {
  const addresses = async () => {
    const found = new Map((await containers()).map(({ name, address }) => [name, address]));
    return ['auth', 'tickets'].map((name) => found.get(name));
  };
  const before = await addresses();
  await compose('stop', 'auth', 'tickets');
  const lower =
    before.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))[0] === before[0] ? 1 : 0;
  const names = ['auth', 'tickets'];
  await compose('start', names[lower]);
  await compose('start', names[1 - lower]);
  const after = await addresses();
  for (const path of ['/api/users/currentuser', '/api/tickets'])
    await until(`${path} is answered`, 30, async () => (await send('GET', path)).status === 200);
  const moved = before.filter((address, index) => address !== after[index]).length;
  return `${moved} of 2 had another address, both answered`;
};

const keepsData = async ({ buyer, orders, ticket, left }) => {
  const began = Date.now();
  await compose('down');
  demand((await containers().catch(() => [])).length === 0, 'containers are left');
  openPorts();
  const said = await up();
  for (const id of orders) await isPaid(buyer, id);
  await areLeft(buyer, ticket, left);
  await buyer.must(200, 'POST', '/api/users/signin', { email: buyer.email, password: 'Cluster-1234' });
  return `${orders.length} orders complete and captured, ${left} left, signed in, ${((Date.now() - began) / 1000).toFixed(0)} s; ${said}`;
};

const noDeadLetters = async () => {
  const said = await compose('exec', '-T', 'orders', 'node', '/app/common/dist/messaging/dlq/cli.js', 'list');
  demand(said.includes('No dead letters.'), said);
};

const story = async () => {
  await prove('the home page comes through the gateway', homePage);
  const [seller, ...buyers] = await Promise.all(['seller', 'ann', 'bob', 'cleo', 'dan'].map(person));
  const [ann] = buyers;
  const quantity = 2000;
  const ticket = await list(seller, { quantity });
  const orders = [];
  await prove('sign up, list, reserve, pay with pm_card_visa, complete, captured 19.99', async () => {
    orders.push(await purchase(ann, ticket));
  });

  const shoppers = buyers.map((buyer) => shopper(buyer, ticket.id));
  await prove('every container is restarted in turn while people buy', () => restarts(shoppers));
  await prove('whoever was buying got what they paid for', async () => {
    await Promise.all(shoppers.map(({ stop }) => stop()));
    for (const { buyer, bought } of shoppers) for (const { id } of bought) await isPaid(buyer, id);
    return `${shoppers.map(({ bought }) => bought.length).join(' + ')} purchases`;
  });
  await prove('the gateway finds services whose addresses were exchanged', exchangeAddresses);

  const idsOf = (some) => some.flatMap(({ bought }) => bought.map(({ id }) => id));
  const [anns, ...others] = shoppers;
  const elsewhere = idsOf(others);
  orders.push(...idsOf([anns]));
  const left = () => quantity - orders.length - elsewhere.length;
  if (
    !(await prove('docker compose down, then up: what was bought before is there', () =>
      keepsData({ buyer: ann, orders, ticket, left: left() }),
    ))
  )
    return;
  await prove('and a new purchase passes', async () => {
    orders.push(await purchase(ann, ticket));
    await areLeft(ann, ticket, left());
  });
  await prove('the checker finds I1 to I12 kept', () =>
    checkInvariants({ orders: [...orders, ...elsewhere], tickets: [ticket.id] }),
  );
  // after the checker, which takes the mark that this leaves on NATS Streaming for a letter
  await prove('there are no dead letters', noDeadLetters);
};

for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => takeDown().finally(() => process.exit(1)));

if (standIn) {
  say('*** MongoDB here is NOT MongoDB: its name is given to the stand-in infra/embedded-mongo. ***');
  say('*** Nothing below was proven with MongoDB itself.                                        ***');
}
say('payments are taken by infra/fake-stripe, not by Stripe');
if (
  (await prove('compose.yaml is valid, and its images have versions', isValid)) &&
  (await prove('images are there', haveImages))
) {
  await takeDown();
  if (await prove('docker compose up: every container is healthy', up))
    await story().catch((error) => prove('the story goes on', () => Promise.reject(error)));
  if (!allWell) console.log(await compose('logs', '--tail', '5'), await compose('ps', '--all'));
  await prove('docker compose down --volumes: nothing is left', async () => {
    await takeDown();
    const left = await remains();
    demand(left.length === 0, left.join(' '));
  });
}
if (standIn) say('*** MongoDB was the stand-in, see above. ***');
finish();
process.exit();
