import { isDevelopment, stripePublishableKey } from './settings.ts';

const stripe = {
  script: 'https://js.stripe.com https://*.js.stripe.com',
  frame: 'https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com',
  connect: 'https://api.stripe.com',
};

/** No script but files of our own, Stripe's where it is used, and the one that Next writes into the page. */
export const contentPolicy = (nonce: string): string => {
  const [script, frame, connect] = stripePublishableKey()
    ? [stripe.script, stripe.frame, stripe.connect]
    : ['', "'none'", ''];
  const developing = isDevelopment() ? "'unsafe-eval' 'unsafe-inline'" : `'nonce-${nonce}'`;
  return [
    "default-src 'self'",
    `script-src 'self' ${developing} ${script}`,
    `style-src 'self' ${isDevelopment() ? "'unsafe-inline'" : ''}`,
    `connect-src 'self' ${connect}`,
    `frame-src ${frame}`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ]
    .map((directive) => directive.trim())
    .join('; ');
};
