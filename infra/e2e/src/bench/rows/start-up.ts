import { type ServiceName, serviceNames } from '@ticketing/common/contracts';
import { median } from '../measure/figure.ts';
import type { Verdict } from '../measure/types.ts';
import { atMost } from '../measure/verdict.ts';
import { startBroker } from '../servers/broker.ts';
import { startService } from '../servers/our-services.ts';
import { startStore } from '../servers/store.ts';
import { startWebApp } from '../servers/web-app.ts';
import type { Scenario } from './row.ts';

/** Nothing is asked of it before it is Ready. */
const envOf = (service: ServiceName): Record<string, string> =>
  service === 'payments'
    ? {
        STRIPE_KEY: 'sk_test_bench',
        STRIPE_WEBHOOK_SECRET: 'whsec_bench',
        STRIPE_API_URL: 'http://127.0.0.1:9',
      }
    : {};

export const startUp: Scenario = {
  id: '13',
  name: 'from start to Ready, with the stores up',
  run: async (place, { rounds }) => {
    const [store, broker] = await Promise.all([startStore(place, 'our'), startBroker(place, 'our')]);
    const verdicts: Verdict[] = [];
    for (const service of serviceNames) {
      const times: number[] = [];
      // the first one makes the indexes
      for (let round = 0; round <= rounds; round++) {
        const begunAt = performance.now();
        const program = await startService(place, service, { store, broker, env: envOf(service) });
        times.push(performance.now() - begunAt);
        await program.stop();
      }
      verdicts.push(atMost(service, median(times.slice(1)), 800, 'ms'));
    }
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const begunAt = performance.now();
      const program = await startWebApp(place, 'http://127.0.0.1:9');
      times.push(performance.now() - begunAt);
      await program.stop();
    }
    verdicts.push(atMost('client', median(times), 1500, 'ms'));
    return verdicts;
  },
};
