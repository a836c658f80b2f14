export { catchUp } from './catch-up.ts';
export { type CommonConfig, commonConfig, loadConfig, parseConfig } from './config.ts';
export { createService, type Service, type ServiceDescription, type Worker } from './create-service.ts';
export {
  type KeyList,
  type PublicKey,
  passKeys,
  type SealingKey,
  type SigningKey,
  sealingKeys,
  signingKeys,
} from './keys-of.ts';
export { createMetrics, type Metrics, type Observe, processMetrics } from './metrics.ts';
export { connectPlatform, createDatabase, type Platform } from './platform.ts';
export { run } from './run.ts';
