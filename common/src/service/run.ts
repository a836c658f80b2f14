import type { AddressInfo } from 'node:net';
import type { Service } from './create-service.ts';
import { setHeapFlags } from './heap-flags.ts';
import { listenAt } from './listening-sockets.ts';
import { logLevelSwitch } from './log-level.ts';
import { processMetrics } from './metrics.ts';
import { opsServer } from './ops-server.ts';

/** Gives a service its process: signals, metrics port, exit code. */
export const run = async (service: Service): Promise<void> => {
  const { config, logger } = service.platform;
  setHeapFlags();
  const fail = (error: unknown) => {
    logger.fatal({ err: error }, `Giving up: ${error instanceof Error ? error.message : error}`);
    process.exit(1);
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);

  let asked = 0;
  const stop = () => {
    asked += 1;
    if (asked > 1) process.exit(1);
    service.stop().then(() => process.exit(0), fail);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);

  const level = logLevelSwitch(logger);
  process.on('SIGUSR2', level.debug);

  processMetrics(service.metrics.registry);
  const ops = opsServer(service, level);
  await listenAt(ops, { port: config.METRICS_PORT });
  const metricsPort = (ops.address() as AddressInfo).port;
  logger.info({ metricsPort }, 'Serving metrics');
  await service.start();
};
