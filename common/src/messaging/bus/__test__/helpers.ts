import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Bus, Delivery, Subscribed, Verdict } from '../bus.ts';

export const ticket = (n: number) => ({
  subject: 'ticket:created',
  id: `ticket:created/${n}/0`,
  body: `${n}`,
});

export const tickets = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => ticket(from + index));

/** As the relay does it: again until the broker has it. */
export const publishAtLast = async (bus: Bus, message: ReturnType<typeof ticket>) => {
  for (;;) {
    try {
      return await bus.publish(message);
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'BusUnavailableError') throw error;
      await sleep(20);
    }
  }
};

export interface Collected {
  deliveries: (Delivery & { at: number })[];
  bodies(): string[];
  stop: Subscribed['stop'];
}

/** Subscribes and remembers; `verdict` may decide otherwise than done. */
export const collect = (
  bus: Bus,
  group: string,
  verdict: (delivery: Delivery) => Verdict | Promise<Verdict> = () => 'done',
): Collected => {
  const deliveries: Collected['deliveries'] = [];
  const { stop } = bus.subscribe({
    subject: 'ticket:created',
    group,
    handle: async (delivery) => {
      deliveries.push({ ...delivery, at: performance.now() });
      return verdict(delivery);
    },
  });
  return { deliveries, bodies: () => deliveries.map(({ body }) => body), stop };
};

const root = fileURLToPath(new URL('../../../../..', import.meta.url));

/** The compiled twin of a source file of this package, up to date. */
export const compiled = (path: string) => {
  const tsc = createRequire(import.meta.url)
    .resolve('typescript/package.json')
    .replace('package.json', 'bin/tsc');
  spawnSync(process.execPath, [tsc, '-b', `${root}common`], { stdio: 'ignore' });
  return `${root}common/dist/${path}`;
};

/** Starts a consumer process, waits until it handles a message, and kills it. */
export const killConsumerWhileHandling = async (
  script: string,
  group: string,
  env: Record<string, string>,
) => {
  const child = spawn(process.execPath, [script, 'ticket:created', group], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
};
