export type { Bus, Delivery, Message, Subscribed, Subscription, Verdict } from './bus.ts';
export { BusUnavailableError } from './bus-unavailable-error.ts';
export { type ConnectBusOptions, connectBus } from './connect-bus.ts';
export { createMemoryBroker, type MemoryBroker, type MemoryBrokerOptions } from './memory-broker.ts';
export { type MemoryBus, memoryBus } from './memory-bus.ts';
export { memoryBusHandler, remoteMemoryBus } from './memory-bus-http.ts';
export type { FaultOptions } from './memory-faults.ts';
export type { BusLogger } from './run-handler.ts';
export { type Watch, type WatchOptions, watchEvents } from './watch-events.ts';
