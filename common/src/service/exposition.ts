import type { Registry } from 'prom-client';

const classicText = 'text/plain; version=0.0.4; charset=utf-8';
const openMetricsText = 'application/openmetrics-text; version=1.0.0; charset=utf-8';
type TextType = typeof classicText | typeof openMetricsText;

/** As a scraper gets it. */
export interface Exposition {
  type: TextType;
  text: string;
}

// its types know a registry of one kind only
const setType = (registry: Registry, type: TextType) => registry.setContentType(type as typeof classicText);

/** A registry takes metrics with exemplars only while it writes OpenMetrics. */
export const withExemplars = <T>(registry: Registry, register: () => T): T => {
  setType(registry, openMetricsText);
  const registered = register();
  setType(registry, classicText);
  return registered;
};

/** Exemplars are in OpenMetrics alone; who does not ask for it gets what every tool reads. */
const typeFor = (accept: string): TextType =>
  /\bapplication\/openmetrics-text\b/.test(accept) ? openMetricsText : classicText;

/**
 * All that is counted, as one text. prom-client (15.1) takes the `_total` from the names of its counters when it
 * writes OpenMetrics, and leaves it off: so they get their names back, and one writes after the other.
 */
export const createExposition = (registry: Registry) => {
  let last: Promise<unknown> = Promise.resolve();

  const write = async (type: TextType): Promise<Exposition> => {
    const metrics = registry.getMetricsAsArray();
    const names = metrics.map(({ name }) => name);
    setType(registry, type);
    try {
      return { type, text: await registry.metrics() };
    } finally {
      setType(registry, classicText);
      for (const [index, metric] of metrics.entries()) metric.name = names[index] as string;
    }
  };

  return (accept = ''): Promise<Exposition> => {
    const written = last.then(() => write(typeFor(accept)));
    last = written.catch(() => undefined);
    return written;
  };
};
