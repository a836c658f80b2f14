import type { AxiosInstance } from 'axios';

const minPauseMs = 100;
const maxPauseMs = 1000;
const maxWaitMs = 3000;

/**
 * What was made a moment ago may not be known to every service yet: that is 503, to be asked again in a
 * second. A service that is down names a longer time, and nobody waits for it.
 */
export const askAgain = (client: AxiosInstance): void => {
  client.interceptors.response.use(undefined, async (error) => {
    const { config, response } = error;
    if (response?.status !== 503) throw error;
    const pauseMs = Math.max(minPauseMs, Number(response.headers['retry-after'] ?? Number.NaN) * 1000);
    const waitedMs = (config.waitedMs ?? 0) + pauseMs;
    if (!(pauseMs <= maxPauseMs && waitedMs <= maxWaitMs)) throw error;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    return client.request({ ...config, waitedMs });
  });
};
