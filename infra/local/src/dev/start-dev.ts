import type { Bus, Message } from '@ticketing/common/bus';
import type { Environment, Part, Provider } from '../part.ts';
import { createTraceStore } from '../traces/trace-store.ts';
import { answerDev, type Dev } from './create-dev.ts';
import { createEventLog } from './event-log.ts';
import { lettersOf } from './letters.ts';
import { watchedBroker } from './watched-broker.ts';

interface Started {
  providers: Record<string, Provider>;
  /** Where events live in this process. */
  bus: Bus | undefined;
  env: Environment;
}

/** What the platform has to know to have a /dev. */
export const startDev = (asked: Environment, parts: Record<string, Part>) => {
  const tracesGoTo = asked.OTEL_EXPORTER_OTLP_ENDPOINT || undefined;
  const traces = createTraceStore();
  const events = createEventLog();
  const dev: Dev = { traces, tracesGoTo, parts, events };
  return {
    ofGateway: {
      own: { path: '/dev', answer: answerDev(dev) },
      traces: tracesGoTo ? undefined : traces,
    },
    /** Services and pages send their spans here, unless the environment names another place. */
    envFor: (url: string): Environment =>
      tracesGoTo ? {} : { OTEL_EXPORTER_OTLP_ENDPOINT: `${url}/dev/otlp` },
    onMessage: (message: Message) => events.add(message),
    /** Gives what is to be done in the end. */
    shopStarted: ({ providers, bus, env }: Started) => {
      const own = Object.assign({}, env, ...Object.values(providers).map((provider) => provider.env));
      const broker = watchedBroker(events, own);
      dev.started = {
        env: own,
        providers,
        mongoUrl: own.MONGO_URL,
        letters: lettersOf(bus, own),
        broker,
      };
      return broker.close;
    },
  };
};
