import { connect, type Stan } from 'node-nats-streaming';
import { BusUnavailableError } from './bus-unavailable-error.ts';
import type { Connection } from './keep-connected.ts';
import type { NatsAddress } from './nats-address.ts';

const CONNECT_WITHIN_MS = 2_000;
/** A broker machine that vanishes without a word is noticed after three of these. */
const PING_EVERY_MS = 1_000;
const MAX_PINGS_OUT = 2;

export interface StanConnection extends Connection {
  stan: Stan;
  publish: (subject: string, body: string) => Promise<void>;
  /** For whoever notices first that it is of no use, such as a subscription that was refused. */
  abandon: (reason: unknown) => void;
}

interface StanConnectionOptions {
  address: NatsAddress;
  clusterId: string;
  clientId: string;
  publishTimeoutMs: number;
}

export const openStan = (
  { address, clusterId, clientId, publishTimeoutMs }: StanConnectionOptions,
  signal: AbortSignal,
): Promise<StanConnection> =>
  new Promise((resolve, reject) => {
    let isLost = false;
    let lose = () => {};
    const lost = new Promise<void>((done) => {
      lose = done;
    });
    // The client must not reconnect by itself: a broker that came back may not know it any more.
    const stan = connect(clusterId, clientId, {
      ...address,
      // Otherwise it tries its default address first.
      url: address.servers[0] as string,
      reconnect: false,
      connectTimeout: CONNECT_WITHIN_MS,
      stanPingInterval: PING_EVERY_MS,
      stanMaxPingOut: MAX_PINGS_OUT,
      ackTimeout: publishTimeoutMs,
    });

    const publish = (subject: string, body: string) =>
      new Promise<void>((stored, failed) => {
        stan.publish(subject, body, (error) => {
          // On a disconnect the client calls back without an error, as if all had been acknowledged.
          if (!error && !isLost) stored();
          else failed(new BusUnavailableError(`${subject} was not stored`, { cause: error }));
        });
      });

    const isOver = (reason: unknown) => {
      isLost = true;
      settled();
      reject(reason instanceof Error ? reason : new Error(`NATS Streaming: ${reason ?? 'disconnected'}`));
      lose();
    };
    const abandon = (reason: unknown) => {
      isOver(reason);
      stan.close();
    };
    const close = () => {
      stan.close();
      return lost;
    };

    const tooLate = setTimeout(() => abandon('no answer in time'), CONNECT_WITHIN_MS * 2);
    const aborted = () => abandon('closed while connecting');
    signal.addEventListener('abort', aborted);
    const settled = () => {
      clearTimeout(tooLate);
      signal.removeEventListener('abort', aborted);
    };
    stan.on('connect', () => {
      settled();
      resolve({ stan, lost, publish, abandon, close });
    });
    for (const event of ['error', 'connection_lost', 'disconnect', 'close']) stan.on(event, isOver);
  });
