import type { Logger } from '../../base/logger.ts';
import type { Tracing } from '../../base/tracing/index.ts';
import type { CommonConfig } from '../config.ts';

/** Nothing of it is loaded where nothing is traced. */
export const openTracing = async (
  service: string,
  { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_TRACES_SAMPLER_ARG: ratio }: CommonConfig,
  logger: Logger,
): Promise<Tracing | undefined> => {
  if (!endpoint) return undefined;
  const { otlpTracing } = await import('./otlp.ts');
  return otlpTracing({ service, endpoint, ratio, logger });
};
