export { type Clock, systemClock } from './clock.ts';
export { type CommonConfig, commonConfig, loadConfig, parseConfig } from './config.ts';
export { crashPoint } from './crash-point.ts';
export { createService, type Service, type ServiceDescription } from './create-service.ts';
export { createLogger, type Logger } from './logger.ts';
export { type Metrics, processMetrics } from './metrics.ts';
export { connectPlatform, createDatabase, type Platform } from './platform.ts';
export { type Route, type RouteDescription, route, type SignedInRequest } from './route.ts';
export { run } from './run.ts';
