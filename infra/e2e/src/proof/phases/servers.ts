import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Program } from '@ticketing/local';
import { harmed, type Phase, type Run } from '../run.ts';

const betweenMs = 2500;

const killed = (run: Run, lane: string, server: Program, downMs: number) =>
  harmed(run, `${lane} killed`, lane, async () => {
    await server.kill();
    await sleep(downMs);
    await server.start();
  });

const frozen = (run: Run, lane: string, { pid }: Program, forMs: number) =>
  harmed(run, `${lane} frozen`, lane, async () => {
    process.kill(pid as number, 'SIGSTOP');
    await sleep(forMs);
    process.kill(pid as number, 'SIGCONT');
  });

const repeatedly = async ({ times }: Run, act: () => Promise<void>) => {
  for (let n = 0; n < times; n++) {
    await act();
    await sleep(betweenMs);
  }
};

export const broker: Phase = {
  name: 'broker',
  what: 'the broker stopped for 5 s, and restarted',
  maxSeconds: 150,
  harm: (run) =>
    repeatedly(run, async () => {
      const { broker: server } = run.proof.servers;
      await killed(run, 'broker', server, 5000);
      await sleep(betweenMs);
      await harmed(run, 'broker restarted', 'broker', async () => {
        await server.stop();
        await server.start();
      });
    }),
};

export const emptied: Phase = {
  name: 'emptied',
  what: 'the broker restarted without anything of what it had acknowledged',
  maxSeconds: 150,
  emptiesBroker: true,
  harm: async (run) => {
    const { broker: server } = run.proof.servers;
    await sleep(betweenMs);
    await harmed(run, 'broker emptied', 'broker', async () => {
      await server.kill();
      run.proof.emptyBroker();
      await server.start();
    });
    await sleep(betweenMs * 2);
  },
};

const flush = async (address: string) => {
  const [host, port] = address.split(':');
  const socket = connect(Number(port), host);
  socket.write('FLUSHALL\r\n');
  await once(socket, 'data');
  socket.destroy();
};

export const redis: Phase = {
  name: 'redis',
  what: 'Redis killed, frozen and flushed',
  maxSeconds: 150,
  harm: (run) =>
    repeatedly(run, async () => {
      const { redis: server } = run.proof.servers;
      await killed(run, 'redis', server, 3000);
      await sleep(betweenMs);
      await frozen(run, 'redis', server, 4000);
      await sleep(betweenMs);
      await harmed(run, 'redis flushed', 'redis', () => flush(server.url));
    }),
};

export const store: Phase = {
  name: 'store',
  what: 'the database server of orders, and that of the others, killed and frozen for 5 s',
  maxSeconds: 200,
  harm: (run) =>
    repeatedly(run, async () => {
      const { ordersStore, store: others } = run.proof.servers;
      await killed(run, 'orders-store', ordersStore, 2000);
      await sleep(betweenMs);
      await frozen(run, 'orders-store', ordersStore, 5000);
      await sleep(betweenMs);
      await killed(run, 'store', others, 1000);
    }),
};
