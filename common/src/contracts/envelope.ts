/** A fact, as it travels and as it waits in an outbox. */
export interface Envelope<Type extends string = string, Data = unknown> {
  /** `<subject>/<aggregateId>/<version>`: the same fact has the same id however often it is sent. */
  id: string;
  type: Type;
  version: number;
  at: string;
  data: Data;
  traceparent?: string;
}

export const eventId = (type: string, aggregateId: string, version: number): string =>
  `${type}/${aggregateId}/${version}`;
