import type { Broker } from './platform.ts';

const both: Broker[] = ['nats-streaming-server', 'nats-server'];
const seed = process.env.INTERLEAVE;

/** Stories run over both. Once more on the store that interleaves they are about the store: over one, by the seed. */
export const brokers = seed === undefined ? both : both.filter((_, n) => n === (Number(seed) || 0) % 2);
