import { goTo, sendPage, sendText } from './answer.ts';
import type { DevRequest } from './create-dev.ts';
import { eventsPage } from './pages/events-page.ts';
import { lettersPage } from './pages/letters-page.ts';
import { servicesPage } from './pages/services-page.ts';
import { startingPage } from './pages/shell.ts';
import { storesPage } from './pages/stores-page.ts';
import { readBody } from './read-body.ts';
import { serviceStates } from './service-states.ts';
import { storeSizes } from './store-sizes.ts';

export const showServices = async ({ dev, res }: DevRequest) => {
  // the stand-in of Stripe has no health to ask after
  const { stripe: _, ...parts } = dev.parts;
  const states = await serviceStates(parts);
  const memoryMb = Math.round(process.memoryUsage.rss() / 2 ** 20);
  sendPage(res, servicesPage({ states, dev, memoryMb }));
};

export const showEvents = ({ dev, res }: DevRequest) => sendPage(res, eventsPage(dev));

export const showLetters = async ({ dev, res, query }: DevRequest) => {
  if (!dev.started) return sendPage(res, startingPage('Dead letters'), 503);
  const found = await dev.started.letters.list().then(
    (letters) => ({ letters }),
    (error: Error) => ({ failed: error.message }),
  );
  sendPage(res, lettersPage({ ...found, replayed: query.get('replayed') ?? undefined }));
};

const maxFormBytes = 10_000;

export const replayLetter = async ({ dev, req, res }: DevRequest) => {
  const form = new URLSearchParams(String(await readBody(req, maxFormBytes)));
  const [service, id] = [form.get('service') ?? '', form.get('id') ?? ''];
  if (!service || !id) return sendText(res, 400, 'service and id must be given');
  const was = await dev.started?.letters.replay(service, id);
  if (!was) return sendText(res, 404, 'There is no such open dead letter');
  goTo(res, 303, `/dev/dead-letters?replayed=${encodeURIComponent(id)}`);
};

export const showStores = async ({ dev, res }: DevRequest) => {
  if (!dev.started) return sendPage(res, startingPage('Stores'), 503);
  const found = await storeSizes(dev.started.mongoUrl).then(
    (stores) => ({ stores }),
    (error: Error) => ({ failed: error.message }),
  );
  sendPage(res, storesPage({ ...found, what: dev.started.providers.store?.what ?? '' }));
};
