export { compiledInput } from '../http/validation/compiled-input.ts';
export { interpretedInput } from '../http/validation/interpreted-input.ts';
export { explained } from './explained.ts';
export { metricOf } from './metric-of.ts';
export {
  isNatsServerMissing,
  type NatsServer,
  type NatsServerName,
  natsServer,
  natsServers,
} from './nats-server.ts';
export { randomFrom } from './random.ts';
export { isRedisMissing, type RedisServer, redisServer } from './redis-server.ts';
export { sessionCookieOf, type TestUser } from './sign-in.ts';
export { type ServiceProcess, startProcess } from './start-process.ts';
export { startTestService, type TestService } from './start-test-service.ts';
export { happen, until } from './story.ts';
export { type TestClock, testClock } from './test-clock.ts';
export { newPassKey, newSessionKeys, testKeys } from './test-keys.ts';
export { testMongoUri } from './test-mongo.ts';
export { isProgramMissing, type TestProgram, testProgram } from './test-program.ts';
export { onThisMachine, slowerThanUsual } from './this-machine.ts';
export { type CollectedSpan, startTraceCollector, type TraceCollector } from './trace-collector.ts';
