/** Next calls it once, when the server starts. */
export const register = async () => {
  // the only name by which Next tells its two runtimes apart, and leaves this out of the other
  // biome-ignore lint/style/noProcessEnv: see server/settings.ts
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { metricsPort } = await import('./server/settings.ts');
  const port = metricsPort();
  if (port === null) return;
  const { serveMetrics } = await import('./server/metrics.ts');
  serveMetrics(port);
};
