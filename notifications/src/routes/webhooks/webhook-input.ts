import { webhookEvents } from '../../domain/webhook.ts';
import { whyNotUrl } from '../../services/safe-url.ts';

const isKnown = (event: unknown) => webhookEvents.some((known) => known === event);
const areEvents = (value: unknown) => Array.isArray(value) && value.every(isKnown);

/** What whyNotUrl may say. */
export const urlCodes = ['url.invalid', 'url.port', 'url.not-public'] as const;

/** What a seller says of a webhook, for a route's `input.body`. */
export const webhookFields = (allowLocal: boolean) =>
  ({
    url: {
      isString: true,
      trim: true,
      custom: {
        options: (value: string) => whyNotUrl(value, allowLocal) === undefined,
        errorMessage: (value: unknown) => whyNotUrl(String(value), allowLocal) ?? invalidUrl,
      },
      errorMessage: { message: 'url must begin with https://', code: 'url.invalid' },
    },
    events: {
      isArray: { options: { min: 1, max: webhookEvents.length } },
      custom: { options: areEvents },
      errorMessage: { message: `events must be some of ${webhookEvents.join(', ')}`, code: 'events.invalid' },
    },
  }) as const;

const invalidUrl = { message: 'url must begin with https://', code: 'url.invalid' } as const;
