import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import stan from 'node-nats-streaming';
import { serviceNames } from '../../../tools/services.mjs';
import type { Event, World } from './world.ts';

/** A list of its own, which a test compares: the checker shares no code with what it checks. */
export const subjects = [
  ...['user:created', 'user:updated', 'session:ended'],
  ...['user:confirm-requested', 'user:reset-requested'],
  ...['ticket:created', 'ticket:updated', 'ticket:resize-requested', 'seats:decided'],
  ...['order:created', 'order:updated', 'order:cancelled', 'order:completed'],
  ...[
    'order:refund-requested',
    'order:refunded',
    'order:pass-transferred',
    'expiration:soon',
    'expiration:complete',
  ],
  ...['payment:initiated', 'payment:authorized', 'payment:created', 'payment:failed', 'payment:refunded'],
];
const deadSubjects = serviceNames.map((name) => `dlq.${name}`);
const quietMs = 400;

interface Found {
  events: Event[];
  deadLetters: World['deadLetters'];
}

/** Everything that was ever published, read from the broker itself by its own client. */
export const eventsOnBroker = ({
  url,
  clusterId,
}: {
  url: string;
  clusterId?: string | undefined;
}): Promise<Found> => (clusterId ? fromStreaming(url, clusterId) : fromJetStream(url));

const sorted = (messages: { subject: string; body: string }[]): Found => {
  const found: Found = { events: [], deadLetters: [] };
  for (const { subject, body } of messages) {
    const event = eventIn(body);
    // where `npm run dlq` has read to on NATS Streaming, which has no other place for it
    if (event && 'bookmark' in event) continue;
    if (subject.startsWith('dlq.')) found.deadLetters.push(event as unknown as World['deadLetters'][number]);
    else if (typeof event?.id === 'string' && event.version >= 0) found.events.push(event);
  }
  return found;
};

/** Poison is no event. */
const eventIn = (body: string): Event | undefined => {
  try {
    return JSON.parse(body) ?? undefined;
  } catch {
    return undefined;
  }
};

const fromStreaming = async (url: string, clusterId: string): Promise<Found> => {
  const client = stan.connect(clusterId, `checker-${process.pid}-${Date.now()}`, { url });
  await new Promise((done, failed) => client.on('connect', done).on('error', failed));
  const messages: { subject: string; body: string }[] = [];
  const begun = Date.now();
  let lastAt = begun;
  for (const subject of [...subjects, ...deadSubjects]) {
    const options = client.subscriptionOptions().setDeliverAllAvailable().setMaxInFlight(1000);
    client.subscribe(subject, options).on('message', (message) => {
      // while people go on buying it would never be quiet
      if (message.getTimestamp().getTime() <= begun) lastAt = Date.now();
      messages.push({ subject, body: String(message.getData()) });
    });
  }
  while (Date.now() - lastAt < quietMs) await new Promise((done) => setTimeout(done, 20));
  client.close();
  await new Promise((done) => client.on('close', done));
  return sorted(messages);
};

const fromJetStream = async (url: string): Promise<Found> => {
  const nats = await connect({ servers: url });
  const messages: { subject: string; body: string }[] = [];
  const manager = await jetstreamManager(nats);
  for await (const { config, state } of manager.streams.list()) {
    if (state.messages === 0) continue;
    const consumer = await jetstream(nats).consumers.get(config.name);
    const all = await consumer.consume();
    for await (const message of all) {
      messages.push({ subject: message.subject, body: message.string() });
      if (message.info.pending === 0) break;
    }
  }
  await nats.close();
  return sorted(messages);
};
