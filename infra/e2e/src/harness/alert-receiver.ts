import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Notice {
  /** By which way it came: page or warn. */
  receiver: string;
  alertname: string;
  status: string;
  annotations: Record<string, string>;
}

/** Whom Alertmanager calls. */
export const alertReceiver = async () => {
  const received: Notice[] = [];
  const server = createServer(async (req, res) => {
    const { alerts } = JSON.parse(Buffer.concat(await req.toArray()).toString());
    for (const { labels, status, annotations } of alerts)
      received.push({
        receiver: String(req.url).slice(1),
        alertname: labels.alertname,
        status,
        annotations,
      });
    res.writeHead(200).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};
