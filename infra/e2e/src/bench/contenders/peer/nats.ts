// The family's base listener and publisher over one NATS Streaming client.
import nats, { type Message } from 'node-nats-streaming';
import { setting } from '../serve.ts';

export const connectNats = async (clientId: string) => {
  const client = nats.connect(setting('NATS_CLUSTER_ID'), clientId, { url: setting('NATS_URL') });
  await new Promise<void>((done, failed) => {
    client.on('connect', () => done());
    client.on('error', failed);
  });
  return client;
};

export const publish = (client: nats.Stan, subject: string, data: object) =>
  new Promise<void>((done, failed) => {
    client.publish(subject, JSON.stringify(data), (error) => (error ? failed(error) : done()));
  });

/** How many messages were processed and acknowledged: how the bench knows that all are. */
export const processed = { count: 0 };

export const listen = <Data>(
  client: nats.Stan,
  subject: string,
  queueGroupName: string,
  onMessage: (data: Data) => Promise<void>,
) => {
  const options = client
    .subscriptionOptions()
    .setDeliverAllAvailable()
    .setManualAckMode(true)
    .setAckWait(5000)
    .setDurableName(queueGroupName);
  const subscription = client.subscribe(subject, queueGroupName, options);
  subscription.on('message', (message: Message) => {
    void onMessage(JSON.parse(String(message.getData()))).then(() => {
      message.ack();
      processed.count++;
    });
  });
};
