export { seedOnce } from './demo/seed.ts';
export { passKey, sessionKeys } from './keys.ts';
export type { Part, Provider } from './part.ts';
export { type Program, program } from './program.ts';
export { servedWhenReady } from './served-when-ready.ts';
export { services } from './services.ts';
export { type LocalPlatform, type PlatformOptions, startPlatform } from './start-platform.ts';
