import { z } from 'zod';
import { defineEvent } from '../../contracts/define-event.ts';
import type { Envelope } from '../../contracts/envelope.ts';

/** Between replicas and their source, beside the events of the shop: no aggregate causes them. */
export const versionsOf = (service: string) =>
  defineEvent(`versions.${service}`, z.object({ versions: z.array(z.tuple([z.string(), z.int()])) }), {
    versions: [['665000000000000000000001', 0]],
  });

/** Without ids: all of them. */
export const republishOf = (service: string) =>
  defineEvent(`republish.${service}`, z.object({ ids: z.array(z.string()).optional() }), {});

/** All that a service says and answers about its copies. */
export const repairSubjects = (service: string) => [
  versionsOf(service).type,
  republishOf(service).type,
  markSubject(service),
];

/** What the service leaves on the broker, to know it again. */
export const markSubject = (service: string) => `mark.${service}`;

export const toMessage = (type: string, at: Date, data: object) => {
  const id = `${type}/${at.toISOString()}/0`;
  const envelope: Envelope = { id, type, version: 0, at: at.toISOString(), data };
  return { subject: type, id, body: JSON.stringify(envelope) };
};
