import { connect } from '@nats-io/transport-node';
import stan from 'node-nats-streaming';

export interface Address {
  url: string;
  clusterId?: string | undefined;
}

export interface Message {
  subject: string;
  body: string;
}

/** Puts messages on the broker past all services, in this order, as a stranger could. */
export const publishTo = async (broker: Address, messages: Message[]) => {
  const { url, clusterId } = broker;
  if (clusterId) return tellStreaming(url, clusterId, messages);
  const nats = await connect({ servers: url });
  const sent = messages.map(({ subject, body }) => nats.request(subject, body, { timeout: 30_000 }));
  await Promise.all(sent);
  await nats.close();
};

const tellStreaming = async (url: string, clusterId: string, messages: Message[]) => {
  const client = stan.connect(clusterId, `stranger-${Date.now()}`, { url });
  await new Promise((done, failed) => client.on('connect', done).on('error', failed));
  // none waits for the answer to the one before: under load that takes longer than all of them
  const sent = messages.map(
    ({ subject, body }) =>
      new Promise<void>((done, failed) => {
        client.publish(subject, body, (error) => (error ? failed(error) : done()));
      }),
  );
  await Promise.all(sent);
  client.close();
  await new Promise((done) => client.on('close', done));
};

export const poison = [
  '',
  '{',
  'null',
  '[]',
  '{"id":1}',
  JSON.stringify({ id: 'order:created/x/0', type: 'order:created', version: 'first', at: 'never', data: {} }),
  JSON.stringify({ id: 'order:created/x/0', type: 'order:created', version: -1, data: { id: { $gt: '' } } }),
];

export const shuffled = <T>(items: readonly T[], random: () => number): T[] =>
  items
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
