import type { SealingKey } from '@ticketing/common/service';
import type { Listing } from '../../domain/listing-change.ts';
import type { Message } from '../../domain/message.ts';
import type { Order } from '../../models/orders.ts';
import type { Person } from '../../models/people.ts';

export interface Sender {
  publicUrl: string;
  keys: readonly [SealingKey, ...SealingKey[]];
}

export interface Content {
  message: Message;
  person: Person;
  listing?: Listing | undefined;
  order?: Order | undefined;
  /** Of a digest. */
  sales?: { count: number; first: readonly Message[] };
}
