export type { Part, Provider } from './part.ts';
export { type Program, program } from './program.ts';
export { type ServiceName, serviceNames } from './service-names.ts';
export { type LocalPlatform, type PlatformOptions, startPlatform } from './start-platform.ts';
