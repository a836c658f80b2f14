import type { ErrorItem } from '../api/types.ts';
import { account } from './errors/account.ts';
import { image } from './errors/image.ts';
import { listing } from './errors/listing.ts';
import { notifications } from './errors/notifications.ts';
import { order } from './errors/order.ts';
import { pass } from './errors/pass.ts';
import { payment } from './errors/payment.ts';
import { request } from './errors/request.ts';
import type { Language } from './languages.ts';
import { inEach } from './texts.ts';

/** What a service may refuse, by its code. A test compares them with the services' OpenAPI documents. */
export const errorTexts = inEach({
  ...request,
  ...account,
  ...image,
  ...listing,
  ...order,
  ...pass,
  ...payment,
  ...notifications,
});

export type ErrorCode = keyof typeof errorTexts.en;

/** A code that is newer than this app leaves it at the service's own sentence, which also has the numbers. */
export const inWords = (language: Language, { message, code }: ErrorItem): string => {
  const text: string | undefined = code && errorTexts[language][code];
  return text ? text.replace('#', /\d+/.exec(message)?.[0] ?? '') : message;
};
