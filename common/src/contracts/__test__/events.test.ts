import { describe, expect, it } from '@jest/globals';
import type { EventDefinition } from '../define-event.ts';
import { eventId } from '../envelope.ts';
import * as events from '../index.ts';

const definitions = Object.values<unknown>(events).filter(
  (value): value is EventDefinition => typeof value === 'object' && value !== null && 'sample' in value,
);
const envelopeOf = ({ type, sample }: EventDefinition) => ({
  id: eventId(type, 'some-id', 3),
  type,
  version: 3,
  at: '2030-05-01T10:00:00.000Z',
  data: sample,
});

describe('the contract of events', () => {
  it('When a subject is in the list, then there is one event for it, and none besides', () => {
    expect(definitions.map(({ type }) => type).sort()).toEqual([...events.subjects].sort());
  });

  it.each(definitions.map((event) => [event.type, event] as const))(
    'When %s travels as its sample, then its schema takes it whole',
    (_type, event) => {
      expect(event.envelope.parse(JSON.parse(JSON.stringify(envelopeOf(event))))).toEqual(envelopeOf(event));
    },
  );

  it.each(definitions.map((event) => [event.type, event] as const))(
    'When %s lacks a field or carries one too many, then the lack is refused and the extra is dropped',
    (_type, event) => {
      const good = envelopeOf(event);
      const { [Object.keys(event.sample as object)[0] as never]: _, ...lacking } = event.sample as object;
      expect(event.envelope.safeParse({ ...good, data: lacking }).success).toBe(false);
      expect(event.envelope.parse({ ...good, data: { ...(event.sample as object), extra: 1 } })).toEqual(
        good,
      );
    },
  );

  it('When money has a fraction of a cent, then it is not an event', () => {
    const { sample } = events.TicketCreated;
    expect(events.TicketCreated.data.safeParse({ ...sample, priceCents: 1998.9999999999998 }).success).toBe(
      false,
    );
  });
});
