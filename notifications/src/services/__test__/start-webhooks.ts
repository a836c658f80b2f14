import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventId, OrderCompleted } from '@ticketing/common/contracts';
import { createService, type Platform } from '@ticketing/common/service';
import { startTestService } from '@ticketing/common/testing';
import { type NotificationsConfig, notificationsConfig } from '../../config.ts';
import type { SwitchedOff } from '../../domain/webhook-messages.ts';
import { createWebhook } from '../../routes/webhooks/create-webhook.ts';
import { deleteWebhook } from '../../routes/webhooks/delete-webhook.ts';
import { listDeliveries } from '../../routes/webhooks/list-deliveries.ts';
import { listWebhooks } from '../../routes/webhooks/list-webhooks.ts';
import { redeliver } from '../../routes/webhooks/redeliver.ts';
import { rotateSecret } from '../../routes/webhooks/rotate-secret.ts';
import { testWebhook } from '../../routes/webhooks/test-webhook.ts';
import { updateWebhook } from '../../routes/webhooks/update-webhook.ts';
import { safePost } from '../safe-post.ts';
import { createWebhooks } from '../webhooks.ts';

export interface Received {
  headers: Record<string, string>;
  body: string;
}

/** A seller's system: keeps what it receives, and answers as it is said. */
export const startReceiver = async (
  answer: (req: IncomingMessage, res: ServerResponse) => void = (_req, res) => void res.end('thanks'),
) => {
  const received: Received[] = [];
  const server: Server = createServer((req, res) => {
    let body = '';
    req.on('data', (chunk) => {
      body += chunk;
    });
    req.on('end', () => {
      received.push({ headers: req.headers as Record<string, string>, body });
      answer(req, res);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
  return { url, received, server, stop };
};

export const seller = { id: '665000000000000000000003', email: 'seller@example.com' };

/** An order of this seller's was paid; each number is an event of its own. */
export const paid = (number: number) => ({
  id: eventId('order:completed', OrderCompleted.sample.id, number),
  type: 'order:completed',
  version: number,
  at: '2030-05-01T10:00:00.000Z',
  data: { ...OrderCompleted.sample, version: number },
});

/** The part of the service that webhooks are, with a way to let things happen. */
export const startWebhooks = async ({
  timeoutMs = 10_000,
  env = {},
}: {
  timeoutMs?: number;
  env?: Record<string, string>;
} = {}) => {
  const switchedOff: SwitchedOff[] = [];
  let made: ReturnType<typeof createWebhooks> | undefined;
  const create = (platform: Platform<NotificationsConfig>) => {
    const webhooks = createWebhooks(platform, {
      onSwitchedOff: async (what) => void switchedOff.push(what),
      post: safePost({ allowLocal: platform.config.ALLOW_LOCAL_WEBHOOKS, timeoutMs }),
    });
    made = webhooks;
    const routes = [
      listWebhooks(webhooks),
      createWebhook(webhooks),
      updateWebhook(webhooks),
      deleteWebhook(webhooks),
      rotateSecret(webhooks),
      testWebhook(webhooks),
      listDeliveries(webhooks),
      redeliver(webhooks),
    ];
    return createService(
      {
        name: 'notifications',
        path: '/api/notifications',
        routes,
        listeners: [],
        outboxes: [],
        workers: [webhooks.worker],
      },
      platform,
    );
  };
  const test = await startTestService(create, {
    config: notificationsConfig,
    env: { ALLOW_LOCAL_WEBHOOKS: 'true', ...env },
  });
  if (!made) throw new Error('nothing was made');
  const { hooks, wake } = made;
  /** Anew each time: hours may have passed. */
  const cookie = () => test.signIn(seller);
  const path = '/api/notifications/webhooks';
  const ask = {
    register: async (url: string, events = ['order.completed']) =>
      (await test.request.post(path).set('Cookie', cookie()).send({ url, events }).expect(201)).body,
    deliveries: async (id: string) =>
      (await test.request.get(`${path}/${id}/deliveries`).set('Cookie', cookie()).expect(200)).body,
    webhook: async (id: string) =>
      (await test.request.get(path).set('Cookie', cookie()).expect(200)).body.find(
        (one: { id: string }) => one.id === id,
      ),
    post: (rest: string) => test.request.post(`${path}/${rest}`).set('Cookie', cookie()),
    patch: (id: string, body: object) =>
      test.request.patch(`${path}/${id}`).set('Cookie', cookie()).send(body),
  };
  return { ...test, ...ask, path, hooks, wake, switchedOff };
};
