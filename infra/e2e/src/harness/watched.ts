import { readFileSync } from 'node:fs';
import { until } from '@ticketing/common/testing';
import type { Program } from '@ticketing/local';
import { findProgram } from './find-program.ts';
import { firstStep } from './first-step.ts';
import { monitoring, type Targets } from './monitoring.ts';
import type { Broker, Platform } from './platform.ts';

/**
 * All durations of prometheus.yml, alertmanager.yml and the rules are divided by this: rules are evaluated twice a second
 * in place of each 15 s. Every bound and every comparison is as it is in production.
 */
const factor = 30;
export const broker: Broker = 'nats-streaming-server';
const programs = [
  broker,
  'redis-server',
  'toxiproxy-server',
  'prometheus',
  'promtool',
  'prometheus-alertmanager',
];
export const canBeWatched = Boolean(process.env.CI || programs.every(findProgram));

/** As somebody has it who runs a command in the pod. */
const envOf = ({ pid }: Program) =>
  Object.fromEntries(
    readFileSync(`/proc/${pid}/environ`, 'utf8')
      .split('\0')
      .map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)])
      .filter(([name]) => name && name !== 'PATH'),
  );

interface Firing {
  service?: string;
  /** When its fault began, by `performance.now()`; otherwise now. */
  since?: number;
}

/** The platform's processes, as they are now, and these others under real Prometheus and Alertmanager. */
export const watched = async ({ services }: Pick<Platform, 'services'>, others: Targets = {}) => {
  const ports = Object.entries(services).map(([name, { lines }]) => {
    const port = lines.flatMap((line) => /"metricsPort":(\d+)/.exec(line)?.[1] ?? []).at(-1);
    return [name, Number(port)] as const;
  });
  const watch = await monitoring({ ...Object.fromEntries(ports), ...others }, factor);

  return {
    ...watch,
    /** Waits until it does, and then follows the first step of its page. */
    fires: async (
      alertname: string,
      withinMs: number,
      { service, since = performance.now() }: Firing = {},
    ) => {
      await until(
        `${alertname} fires`,
        async () =>
          (await watch.alerts()).some(
            ({ labels, state }) =>
              state === 'firing' &&
              labels.alertname === alertname &&
              (service === undefined || labels.service === service),
          ),
        since + withinMs - performance.now(),
      );
      const took = ((performance.now() - since) / 1000).toFixed(1);
      const { said, code } = await firstStep(alertname, watch.url, envOf(services.payments));
      const line = said.trim().split('\n')[0];
      console.log(`${alertname} after ${took} s; the first step of its page says: ${line}`);
      if (code !== 0 || !line)
        throw new Error(`First step of ${alertname}: exit code ${code}, says: ${said}`);
    },
  };
};

export type Watched = Awaited<ReturnType<typeof watched>>;
