import { createHmac } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Happening } from './objects.ts';
import { newId, type Store } from './store.ts';

export interface WebhookTarget {
  url: string;
  secret: string;
}

/** What may go wrong on the way, on request. */
export interface WebhookFaults {
  /** Created, and never sent. */
  lose?: boolean;
  /** Sent so many times more. */
  duplicates?: number;
  /** Sent after up to so many milliseconds, and so in any order. */
  disorderMs?: number;
}

export type Webhooks = ReturnType<typeof createWebhooks>;

export const signatureOf = (body: string, secret: string, at: Date): string => {
  const t = Math.floor(at.getTime() / 1000);
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`;
};

const retriesMs = [200, 1000, 3000, 10_000, 30_000, 60_000];
const apiVersion = '2026-10-28.endive';

/** Sends what happened, signed, until it is answered with 2xx. */
export const createWebhooks = (store: Store, now: () => Date, targets: WebhookTarget[]) => {
  const stopping = new AbortController();
  // one each that is under way
  setMaxListeners(0, stopping.signal);
  const underWay = new Set<Promise<void>>();
  let faults: WebhookFaults = {};

  const post = async (body: string, { url, secret }: WebhookTarget) => {
    try {
      const headers = {
        'content-type': 'application/json',
        'stripe-signature': signatureOf(body, secret, now()),
      };
      const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(10_000)]);
      return (await fetch(url, { method: 'POST', headers, body, signal })).ok;
    } catch {
      return false;
    }
  };

  const deliver = async (event: Happening, target: WebhookTarget) => {
    const body = JSON.stringify(event);
    if (faults.disorderMs) await sleep(Math.random() * faults.disorderMs, undefined, stopping);
    for (let n = 0; n < (faults.duplicates ?? 0); n++) void post(body, target);
    for (const pauseMs of retriesMs) {
      if (await post(body, target)) break;
      await sleep(pauseMs, undefined, { signal: stopping.signal, ref: false });
    }
    store.put('events', { ...event, pending_webhooks: 0 });
  };

  const send = (event: Happening) => {
    for (const target of targets) {
      const work = deliver(event, target).catch(() => undefined);
      underWay.add(work);
      void work.finally(() => underWay.delete(work));
    }
  };

  return {
    send(type: string, object: Happening['data']['object']) {
      const event = store.put('events', {
        id: newId('evt'),
        object: 'event',
        type,
        api_version: apiVersion,
        created: Math.floor(now().getTime() / 1000),
        data: { object },
        livemode: false,
        pending_webhooks: faults.lose ? 0 : targets.length,
      });
      if (!faults.lose) send(event);
    },
    setFaults(some: WebhookFaults) {
      faults = some;
    },
    setTargets(some: WebhookTarget[]) {
      targets = some;
    },
    /** What was not answered when the last process ended. */
    resume() {
      for (const event of store.events.values()) if (event.pending_webhooks > 0) send(event);
    },
    async stop() {
      stopping.abort();
      await Promise.all(underWay);
    },
  };
};
