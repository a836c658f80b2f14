import type { Service } from '../service/create-service.ts';

/** What a service shows of a metric with these labels; 0: nothing. A histogram's numbers are `…_count` and `…_sum`. */
export const metricOf = async (
  { metrics }: Pick<Service, 'metrics'>,
  name: string,
  labels: Record<string, string> = {},
): Promise<number> => {
  const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  const text = await metrics.registry.metrics();
  const line = text
    .split('\n')
    .find((one) => one.startsWith(`${name}{`) && wanted.every((label) => one.includes(label)));
  return Number(line?.split(' ').at(-1) ?? 0);
};
