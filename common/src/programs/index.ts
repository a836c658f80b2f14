export { freePort } from './free-port.ts';
export { onPath } from './on-path.ts';
