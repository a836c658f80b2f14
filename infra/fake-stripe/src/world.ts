import type { Intent } from './objects.ts';
import type { Store } from './store.ts';
import type { Webhooks } from './webhooks.ts';

/** What the operations work on. */
export interface World {
  store: Store;
  webhooks: Webhooks;
  now: () => Date;
  captureWindowSeconds: number;
  minimumAmount: number;
}

export const seconds = ({ now }: World): number => Math.floor(now().getTime() / 1000);

export const save = ({ store, webhooks }: World, type: string, intent: Intent): Intent => {
  store.put('intents', intent);
  webhooks.send(type, intent);
  return intent;
};
