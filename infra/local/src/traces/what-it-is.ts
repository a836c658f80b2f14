import type { Span } from './span.ts';

/** What a span's time was spent on. */
export const works = ['http', 'page', 'listener', 'mongo', 'stripe', 'mail', 'queue', 'other'] as const;
export const waits = ['outbox', 'broker wait'] as const;
export type WhatItIs = (typeof works)[number] | (typeof waits)[number];

/** By the attributes of OpenTelemetry's conventions; by the name where there are none. */
export const whatItIs = ({ name, kind, service, attributes }: Span): WhatItIs => {
  if (attributes['db.system.name']) return 'mongo';
  if (attributes['messaging.system'] === 'bull' || /^(arm|fire) deadline/.test(name)) return 'queue';
  const step = attributes['messaging.operation.type'] ?? name.split(' ')[0];
  if (kind === 'producer' && step === 'send') return 'outbox';
  if (kind === 'consumer') return step === 'receive' ? 'broker wait' : 'listener';
  if (name.startsWith('stripe ')) return 'stripe';
  if (attributes['ticketing.mail.kind'] || name.startsWith('send mail')) return 'mail';
  if (service === 'client') return 'page';
  return kind === 'server' || kind === 'client' ? 'http' : 'other';
};

/** Nobody worked: an event lay in an outbox, or at the broker. */
export const isWait = (span: Span): boolean => (waits as readonly string[]).includes(whatItIs(span));

export type Mark = 'redelivered' | 'again' | 'parked' | 'error';

export const marksOf = ({ attributes, error }: Span): Mark[] => {
  const outcome = attributes['ticketing.outcome'];
  return [
    ...(attributes['ticketing.redelivered'] === true ? (['redelivered'] as const) : []),
    ...(outcome === 'again' || outcome === 'parked' ? ([outcome] as const) : []),
    ...(error && outcome !== 'parked' ? (['error'] as const) : []),
  ];
};
