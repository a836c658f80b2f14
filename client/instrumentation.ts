/** Next calls it once, when the server starts. */
export const register = async () => {
  // Next replaces this name when it builds, and so leaves the rest out of its other runtime
  // biome-ignore lint/style/noProcessEnv: see server/settings.ts
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { metricsPort, tracing } = await import('./server/settings.ts');
  const traced = tracing();
  if (traced) {
    const { startTracing } = await import('./server/tracing.ts');
    startTracing(traced);
  }
  const port = metricsPort();
  if (port === null) return;
  const { serveMetrics } = await import('./server/metrics.ts');
  serveMetrics(port);
};
