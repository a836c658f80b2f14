/**
 * `CRASH_AT=orders.saved.beforePublish` kills the process there, as a power cut would: no handler
 * runs, nothing is flushed. Tests use it to prove each step can be the last. Unset, it costs a comparison.
 */
const crashAt = process.env.CRASH_AT;

export const crashPoint = (name: string): void => {
  if (crashAt === name) process.kill(process.pid, 'SIGKILL');
};
