import { Gauge, type Registry } from 'prom-client';
import { within } from '../base/within.ts';

const patienceMs = 1000;

export interface MetricSource<Value> {
  name: string;
  read: () => Value | Promise<Value>;
  show: (value: Value) => void;
  /** Its last numbers are old: better none. */
  hide: () => void;
}

/** What is asked when somebody wants the metrics: each source once, however many gauges show it. */
export const metricSources = (registers: Registry[]) => {
  const asks: (() => Promise<void>)[] = [];
  let asking: Promise<unknown> | undefined;

  const collect = async () => {
    asking ??= Promise.all(asks.map((ask) => ask())).finally(() => {
      asking = undefined;
    });
    await asking;
  };
  const unavailable = new Gauge({
    name: 'metrics_unavailable',
    help: '1: did not answer within a second, so its numbers are missing',
    labelNames: ['source'],
    registers,
    collect,
  });

  return {
    collect,
    add: <Value>({ name, read, show, hide }: MetricSource<Value>) => {
      asks.push(async () => {
        try {
          show(await within(patienceMs, read()));
          unavailable.labels(name).set(0);
        } catch {
          hide();
          unavailable.labels(name).set(1);
        }
      });
    },
  };
};
