export { type LocalPlatform, type PlatformOptions, startPlatform } from './start-platform.ts';
